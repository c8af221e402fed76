import { ActionIcon } from '@mantine/core';
import type { Problem } from '@sendero/shared';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useCanvasView, useCanvasViewStore } from '../canvas/canvas-view';
import { ProblemLine } from './problem-line';
import styles from './problem-list.module.css';
import { ProblemWay } from './problem-way';
import { useShowProblem } from './use-show-problem';

/**
 * Everything that should be mended. A line that is pointed at or focused shows the way that leads into its problem;
 * choosing it goes there. Arrow keys go from line to line, Escape lets go.
 */
export function ProblemList() {
  const view = useCanvasViewStore();
  const problems = useCanvasView((state) => state.problems);
  const chosen = useCanvasView((state) => state.problem);
  const show = useShowProblem();
  const lookAt = (problem: Problem | null) => view.setState({ lookedAt: problem });

  return (
    <section className={styles.panel} aria-label="Problems" data-testid="problem-list">
      <div className={styles.header}>
        <h2 className={styles.title}>Problems</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Close the problems"
          onClick={() => view.setState({ problemsShown: false, problem: null, lookedAt: null })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      {problems.length === 0 && (
        <p className={styles.none}>
          <IconCheck size={16} aria-hidden /> Nothing to mend.
        </p>
      )}
      <ul
        className={styles.list}
        onKeyDown={(event) => {
          if (event.key === 'Escape') view.setState({ problem: null, lookedAt: null });
          else moveFocus(event);
        }}
      >
        {problems.map((problem, index) => (
          <li key={index}>
            <button
              type="button"
              className={styles.item}
              data-testid="problem-item"
              aria-pressed={problem === chosen}
              onClick={() => show(problem)}
              onMouseEnter={() => lookAt(problem)}
              onMouseLeave={() => lookAt(null)}
              onFocus={() => lookAt(problem)}
              onBlur={() => lookAt(null)}
            >
              <ProblemLine problem={problem} />
              <ProblemWay problem={problem} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const lines = [...event.currentTarget.querySelectorAll('button')];
  const at = lines.findIndex((line) => line === document.activeElement);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, lines.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: lines.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  lines[place]?.focus();
}
