import { compile } from '@sendero/engine';
import type { JourneyId, ScenarioSurroundings, Segment, TemplateView } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { segmentQueries } from '../api/segments-api';
import { templateQueries } from '../api/templates-api';
import { workspaceQuery, type Workspace } from '../api/workspace-api';
import { useJourney } from '../store/journey-context';
import { CanvasWaiting } from '../ui/canvas-waiting';
import { SimulatePanels } from './simulate-panels';

/** The draft, walked by one contact in this browser: by the engine that runs in production, and without the server. */
export function SimulateView({ id }: { readonly id: JourneyId }) {
  const workspace = useQuery(workspaceQuery);
  const templates = useQuery(templateQueries.list());
  const segments = useQuery(segmentQueries.choices());
  if (workspace.data && templates.data && segments.data) {
    return <Simulated id={id} workspace={workspace.data} templates={templates.data} segments={segments.data} />;
  }
  const error = workspace.error ?? templates.error ?? segments.error;
  const retry = () => {
    void workspace.refetch();
    void templates.refetch();
    void segments.refetch();
  };
  return (
    <CanvasWaiting
      label="Opening the simulation"
      failure="The simulation can't be opened"
      error={error}
      onRetry={retry}
    />
  );
}

interface SimulatedProps {
  readonly id: JourneyId;
  readonly workspace: Workspace;
  readonly templates: readonly TemplateView[];
  readonly segments: readonly Segment[];
}

function Simulated({ id, workspace, templates, segments }: SimulatedProps) {
  const { optOutKeywords: optOutWords, optInKeywords: optInWords, linkBase, frequencyCap } = workspace;
  const { clockOffsetMs, timeZone } = workspace;
  const document = useJourney((state) => state.document);
  const journey = useMemo(() => compile(document), [document]);
  const known = useMemo<ScenarioSurroundings>(
    () => ({ templates, segments, optOutWords, optInWords, linkBase, frequencyCap }),
    [templates, segments, optOutWords, optInWords, linkBase, frequencyCap],
  );
  return (
    <SimulatePanels
      id={id}
      journey={journey}
      known={known}
      productNow={() => Date.now() + clockOffsetMs}
      workspaceZone={timeZone}
    />
  );
}
