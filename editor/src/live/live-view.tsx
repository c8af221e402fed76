import { Alert, Button } from '@mantine/core';
import type { JourneyDetail, JourneyDocument, NodeId, VersionId } from '@sendero/shared';
import { IconBroadcastOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { journeyQueries } from '../api/journeys-api';
import layout from '../canvas/canvas-layout.module.css';
import { CanvasWaiting } from '../ui/canvas-waiting';
import { EmptyState } from '../ui/empty-state';
import { GoalNotice } from './goal-notice';
import { Launches } from './launches';
import { LiveCanvas } from './live-canvas';
import { createLive, LiveContext } from './live-context';
import styles from './live-view.module.css';
import { NodePeople } from './node-people';
import { useLiveCounts } from './use-live-counts';
import { VersionChoice } from './version-choice';
import { Withheld } from './withheld';

interface Props {
  readonly journey: JourneyDetail;
  readonly onDesign: () => void;
}

/** A published version as it is being walked: the newest, or another that is chosen. */
export function LiveView({ journey, onDesign }: Props) {
  const [chosen, choose] = useState<Chosen | null>(null);
  if (journey.version) {
    const newest = journey.version.id;
    // A newly published version is shown at once, whatever was chosen before.
    const version = chosen?.newest === newest ? chosen.version : newest;
    return (
      <LiveVersion
        key={version}
        journey={journey}
        version={version}
        onVersion={(other) => choose({ version: other, newest })}
      />
    );
  }
  return (
    <div className={styles.message}>
      <EmptyState
        Icon={IconBroadcastOff}
        title="Nothing is live yet"
        action={<Button onClick={onDesign}>Back to the design</Button>}
      >
        Publish the journey; then everybody who walks it can be followed here.
      </EmptyState>
    </div>
  );
}

/** A version that was asked for while another was the newest. */
interface Chosen {
  readonly version: VersionId;
  readonly newest: VersionId;
}

interface VersionProps {
  readonly journey: JourneyDetail;
  readonly version: VersionId;
  readonly onVersion: (version: VersionId) => void;
}

function LiveVersion({ journey, version, onVersion }: VersionProps) {
  const { data, error, refetch } = useQuery(journeyQueries.version(journey.id, version));
  if (data) {
    return (
      <Watched
        journey={journey}
        version={version}
        versionNumber={data.number}
        document={data.document}
        onVersion={onVersion}
      />
    );
  }
  return (
    <CanvasWaiting
      label="Opening the version"
      failure="The version can't be shown"
      error={error}
      onRetry={() => void refetch()}
    />
  );
}

interface WatchedProps extends VersionProps {
  readonly versionNumber: number;
  readonly document: JourneyDocument;
}

function Watched({ journey, version, versionNumber, document, onVersion }: WatchedProps) {
  const [live] = useState(createLive);
  const problem = useLiveCounts(live, journey.id, version);
  const [chosen, choose] = useState<NodeId | null>(null);
  const node = document.nodes.find((candidate) => candidate.id === chosen);
  return (
    <LiveContext value={live}>
      <div className={layout.view}>
        <div className={layout.canvas}>
          <LiveCanvas document={document} chosen={chosen} onChoose={choose} />
          <div className={styles.notice}>
            <VersionChoice journey={journey.id} shown={version} onShow={onVersion} />
            {problem && <Alert color="yellow">The counts may be old: {problem}</Alert>}
            {journey.status === 'paused' && (
              <Alert color="yellow">The journey is paused: everybody stays where they are.</Alert>
            )}
            {document.settings.goal && <GoalNotice journey={journey.id} goal={document.settings.goal} />}
            <Withheld />
            <Launches journey={journey.id} paused={journey.status === 'paused'} />
          </div>
        </div>
        {node && (
          <NodePeople
            key={node.id}
            journey={journey.id}
            version={version}
            versionNumber={versionNumber}
            node={node}
            onClose={() => choose(null)}
          />
        )}
      </div>
    </LiveContext>
  );
}
