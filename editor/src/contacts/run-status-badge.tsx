import type { RunSummary } from '@sendero/shared';
import { StatusBadge, type Tone } from '../ui/status-badge';

export function RunStatusBadge({ status }: { readonly status: RunSummary['status'] }) {
  const { tone, label } = looks[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

const looks: Readonly<Record<RunSummary['status'], { readonly tone: Tone; readonly label: string }>> = {
  active: { tone: 'info', label: 'Active' },
  ended: { tone: 'neutral', label: 'Ended' },
  failed: { tone: 'danger', label: 'Failed' },
};
