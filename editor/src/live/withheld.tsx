import { Alert } from '@mantine/core';
import { IconUsersMinus } from '@tabler/icons-react';
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
    <Alert variant="default" icon={<IconUsersMinus size={18} aria-hidden />} data-testid="withheld">
      Got nothing, so that the others can be compared with them: {withheldText({ control, holdout })}.
    </Alert>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
