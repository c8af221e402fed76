import { ActionIcon } from '@mantine/core';
import type { Problem } from '@sendero/shared';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useCanvasView, useCanvasViewStore } from '../canvas/canvas-view';
import { useJourneyStore } from '../store/journey-context';
import { onlyNodes } from '../store/selection';
import { ProblemLine } from './problem-line';
import styles from './problem-list.module.css';

/** Everything that should be mended; choosing a line goes to its node and shows the way that leads into it. */
export function ProblemList() {
  const store = useJourneyStore();
  const view = useCanvasViewStore();
  const problems = useCanvasView((state) => state.problems);
  const chosen = useCanvasView((state) => state.problem);
  const { fitView } = useReactFlow();

  const goTo = (problem: Problem) => {
    view.setState({ problem });
    if (problem.node === undefined) return;
    store.getState().select(onlyNodes([problem.node]));
    const shown = problem.path?.length ? problem.path : [problem.node];
    void fitView({ nodes: shown.map((id) => ({ id })), maxZoom: 1, padding: 0.3, duration: 300 });
  };

  return (
    <section className={styles.panel} aria-label="Problems" data-testid="problem-list">
      <div className={styles.header}>
        <h2 className={styles.title}>Problems</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Close the problems"
          onClick={() => view.setState({ problemsShown: false, problem: null })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {problems.length === 0 && (
        <p className={styles.none}>
          <IconCheck size={16} aria-hidden /> Nothing to mend.
        </p>
      )}
      <ul className={styles.list}>
        {problems.map((problem, index) => (
          <li key={index}>
            <button
              type="button"
              className={styles.item}
              data-testid="problem-item"
              aria-pressed={problem === chosen}
              onClick={() => goTo(problem)}
            >
              <ProblemLine problem={problem} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
