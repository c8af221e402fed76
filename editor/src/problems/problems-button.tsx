import { UnstyledButton } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCircleCheck } from '@tabler/icons-react';
import { useCanvasView, useCanvasViewStore } from '../canvas/canvas-view';
import styles from './problems-button.module.css';

/** How many problems there are; opens and closes their list. */
export function ProblemsButton() {
  const view = useCanvasViewStore();
  const shown = useCanvasView((state) => state.problemsShown);
  const errors = useCanvasView((state) => state.problems.filter((problem) => problem.severity === 'error').length);
  const warnings = useCanvasView((state) => state.problems.length) - errors;
  return (
    <UnstyledButton
      className={styles.button ?? ''}
      data-testid="problems"
      aria-expanded={shown}
      aria-label={`Problems: ${errors} errors, ${warnings} warnings`}
      onClick={() => view.setState({ problemsShown: !shown, problem: null, lookedAt: null })}
    >
      {errors + warnings === 0 && (
        <>
          <IconCircleCheck size={16} aria-hidden /> No problems
        </>
      )}
      {errors > 0 && (
        <span className={styles.errors}>
          <IconAlertCircleFilled size={16} aria-hidden /> {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.warnings}>
          <IconAlertTriangleFilled size={16} aria-hidden /> {warnings}
        </span>
      )}
    </UnstyledButton>
  );
}
