import { checkJourney } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { templateQueries } from '../api/templates-api';
import { useCanvasViewStore } from '../canvas/canvas-view';
import { useJourney } from '../store/journey-context';

/** How long the linter waits for drawing to pause, in ms. */
const CHECK_AFTER_MS = 250;

/** Keeps the canvas's problems in step with the document; while the templates load only they are not judged. */
export function useProblems(): void {
  const view = useCanvasViewStore();
  const current = useJourney((state) => state.document);
  const [document] = useDebouncedValue(current, CHECK_AFTER_MS);
  const { data: templates } = useQuery(templateQueries.list());
  const problems = useMemo(() => {
    const found = checkJourney(document, { templates: templates ?? [] });
    return templates ? found : found.filter((problem) => !problem.code.startsWith('template.'));
  }, [document, templates]);

  // Outside React: the canvas's own store, which every card listens to.
  useEffect(() => {
    view.setState(({ problem }) => ({
      problems,
      problem: problem && (problems.find((one) => one.code === problem.code && one.node === problem.node) ?? null),
    }));
  }, [view, problems]);
}
