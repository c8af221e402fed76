import { checkJourney, type JourneyId, type Problem } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { journeyQueries } from '../api/journeys-api';
import { templateQueries } from '../api/templates-api';
import { useCanvasViewStore } from '../canvas/canvas-view';
import { useJourney } from '../store/journey-context';

/** How long the linter waits for drawing to pause, in ms. */
const CHECK_AFTER_MS = 250;

/** Keeps the canvas's problems in step with the document; what depends on the workspace is judged once that is known. */
export function useProblems(id: JourneyId): void {
  const view = useCanvasViewStore();
  const current = useJourney((state) => state.document);
  const [document] = useDebouncedValue(current, CHECK_AFTER_MS);
  const { data: templates } = useQuery(templateQueries.list());
  const { data: surroundings } = useQuery(journeyQueries.surroundings(id));
  const problems = useMemo(() => {
    const found = checkJourney(document, { templates: templates ?? [], ...surroundings });
    return templates ? found : found.filter((problem) => !problem.code.startsWith('template.'));
  }, [document, templates, surroundings]);

  // Outside React: the canvas's own store, which every card listens to.
  useEffect(() => {
    const now = (before: Problem | null) =>
      before && (problems.find(({ code, node }) => code === before.code && node === before.node) ?? null);
    view.setState(({ problem, lookedAt }) => ({ problems, problem: now(problem), lookedAt: now(lookedAt) }));
  }, [view, problems]);
}
