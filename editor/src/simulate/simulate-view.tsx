import { Loader } from '@mantine/core';
import { worldOf } from '@sendero/engine';
import { consentKeywords, templateKey, type Segment, type TemplateView } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { templateQueries } from '../api/templates-api';
import { segmentQueries } from '../api/segments-api';
import { workspaceQuery, type Workspace } from '../api/workspace-api';
import { useJourney } from '../store/journey-context';
import { ErrorNotice } from '../ui/error-notice';
import { SimulatePanels } from './simulate-panels';
import styles from './simulate-view.module.css';

/** The draft, walked by one contact in this browser: by the engine that runs in production, and without the server. */
export function SimulateView() {
  const workspace = useQuery(workspaceQuery);
  const templates = useQuery(templateQueries.list());
  const segments = useQuery(segmentQueries.choices());
  if (workspace.data && templates.data && segments.data) {
    return <Simulated workspace={workspace.data} templates={templates.data} segments={segments.data} />;
  }
  const error = workspace.error ?? templates.error ?? segments.error;
  const retry = () => {
    void workspace.refetch();
    void templates.refetch();
    void segments.refetch();
  };
  return (
    <div className={styles.message}>
      {error ? (
        <ErrorNotice error={error} title="The simulation can't be opened" onRetry={retry} />
      ) : (
        <Loader aria-label="Opening the simulation" />
      )}
    </div>
  );
}

interface SimulatedProps {
  readonly workspace: Workspace;
  readonly templates: readonly TemplateView[];
  readonly segments: readonly Segment[];
}

function Simulated({ workspace, templates, segments }: SimulatedProps) {
  const { optOutKeywords, optInKeywords, clockOffsetMs, timeZone } = workspace;
  const document = useJourney((state) => state.document);
  const world = useMemo(
    () =>
      worldOf(document, {
        templates: Object.fromEntries(templates.map((one) => [templateKey(one.name, one.language), one])),
        segments,
        consentOf: consentKeywords(optOutKeywords, optInKeywords),
      }),
    [document, templates, segments, optOutKeywords, optInKeywords],
  );
  return <SimulatePanels world={world} productNow={() => Date.now() + clockOffsetMs} workspaceZone={timeZone} />;
}
