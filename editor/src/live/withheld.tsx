import { Alert } from '@mantine/core';
import { useStore } from 'zustand';
import { withheldText } from '../ui/withheld-text';
import { useLive } from './live-context';

/** How many of a version's contacts got nothing, so that the others can be compared with them. */
export function Withheld() {
  const { counts } = useLive();
  const control = useStore(counts, ({ nodes }) => sum(Object.values(nodes).map((node) => node.control)));
  const holdout = useStore(counts, ({ nodes }) => sum(Object.values(nodes).map((node) => node.holdout)));
  if (control + holdout === 0) return null;
  return (
    <Alert color="gray" data-testid="withheld">
      Got nothing, to compare the others with: {withheldText({ control, holdout })}.
    </Alert>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
