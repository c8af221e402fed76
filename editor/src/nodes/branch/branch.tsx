import type { NodeConfig } from '@sendero/shared';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { BranchForm } from './branch-form';
import { conditionText } from './condition-text';

export const branch: NodeView<'branch'> = {
  Icon: IconArrowsSplit2,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: BranchForm,
};

function summary({ cases }: NodeConfig<'branch'>): string {
  const [first, second] = cases;
  if (second) return `${cases.length} cases`;
  const [condition, another] = first?.when.conditions ?? [];
  if (!condition) return 'No condition';
  const text = `If ${conditionText(condition)}`;
  return another ? `${text} …` : text;
}
