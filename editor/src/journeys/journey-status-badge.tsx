import type { JourneyStatus } from '@sendero/shared';
import { StatusBadge, type Tone } from '../ui/status-badge';

/** A journey's status, in the same words and colours everywhere. */
export function JourneyStatusBadge({ status }: { readonly status: JourneyStatus }) {
  const { tone, label } = looks[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

const looks: Readonly<Record<JourneyStatus, { readonly tone: Tone; readonly label: string }>> = {
  draft: { tone: 'neutral', label: 'Draft' },
  live: { tone: 'positive', label: 'Live' },
  paused: { tone: 'warning', label: 'Paused' },
  stopping: { tone: 'warning', label: 'Stopping' },
  stopped: { tone: 'neutral', label: 'Stopped' },
};
