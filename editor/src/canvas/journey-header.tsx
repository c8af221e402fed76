import { ActionIcon, SegmentedControl } from '@mantine/core';
import type { JourneyDetail } from '@sendero/shared';
import { IconChevronLeft, IconReportAnalytics } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useProblems } from '../problems/use-problems';
import type { DraftSaver } from '../store/draft-saver';
import { JourneyStatusBadge } from '../journeys/journey-status-badge';
import { HistoryButton } from '../lifecycle/history-button';
import { OthersHere } from '../presence/others-here';
import { dateTimeText } from '../ui/time-text';
import { JourneyName } from './journey-name';
import styles from './journey-header.module.css';
import { useNarrow } from './narrow';
import { PublishActions } from './publish-actions';
import { SaveStatusText } from './save-status';

export const canvasModes = ['design', 'simulate', 'live'] as const;
export type CanvasMode = (typeof canvasModes)[number];

interface Props {
  readonly journey: JourneyDetail;
  readonly saver: DraftSaver;
  readonly mode: CanvasMode;
  readonly onMode: (mode: CanvasMode) => void;
}

/** Name and state of the journey, and what makes it go live. */
export function JourneyHeader({ journey, saver, mode, onMode }: Props) {
  useProblems(journey.id);
  const narrow = useNarrow();
  return (
    <div className={styles.header}>
      <div className={styles.names}>
        <ActionIcon component={Link} to="/journeys" variant="subtle" color="gray" aria-label="All journeys">
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <JourneyName id={journey.id} name={journey.name} />
        <JourneyStatusBadge status={journey.status} />
        {journey.version && (
          <span className={styles.version} data-testid="version" title={dateTimeText(journey.version.publishedAt)}>
            Version {journey.version.number}
          </span>
        )}
        <HistoryButton journey={journey} />
        <OthersHere journey={journey.id} />
        {journey.version && (
          <ActionIcon
            component={Link}
            to={`/journeys/${journey.id}/report`}
            variant="subtle"
            color="gray"
            aria-label="Report"
            data-testid="open-report"
          >
            <IconReportAnalytics size={18} aria-hidden />
          </ActionIcon>
        )}
        {journey.version && journey.draftChanged && <span className={styles.changed}>Draft has changes</span>}
      </div>
      <SegmentedControl
        className={styles.modes ?? ''}
        aria-label="What the canvas shows"
        size={narrow ? 'xs' : 'sm'}
        value={mode}
        onChange={onMode}
        data={[
          { value: 'design', label: <span data-testid="mode-design">Design</span> },
          { value: 'simulate', label: <span data-testid="mode-simulate">Simulate</span> },
          { value: 'live', label: <span data-testid="mode-live">Live</span> },
        ]}
      />
      <div className={styles.actions}>
        <SaveStatusText saver={saver} />
        <PublishActions journey={journey} saver={saver} onSimulate={() => onMode('simulate')} />
      </div>
    </div>
  );
}
