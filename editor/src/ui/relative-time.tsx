import type { EpochMs } from '@sendero/shared';
import { useMachineNow, useProductNow } from './product-clock';
import { dateTimeText, dueText, relativeText, sinceText } from './time-text';

const STEP_MS = 10_000;

interface Props {
  readonly at: EpochMs;
}

/** Such as “5 min ago”, by the product's clock; the full time is in the tooltip. */
export function RelativeTime({ at }: Props) {
  return <Time at={at} text={relativeText(at, useProductNow(STEP_MS))} />;
}

/** The same for what goes by the machine's clock, which the sandbox does not move: calls to other systems. */
export function MachineTime({ at }: Props) {
  return <Time at={at} text={relativeText(at, useMachineNow(STEP_MS))} />;
}

/** When something is due by the machine's clock, such as “in 5 min”. */
export function MachineDueTime({ at }: Props) {
  return <Time at={at} text={dueText(at, useMachineNow(STEP_MS))} />;
}

/** Behind “since”: such as “23:04”. */
export function SinceTime({ at }: Props) {
  return <Time at={at} text={sinceText(at, useProductNow(STEP_MS))} />;
}

function Time({ at, text }: Props & { readonly text: string }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTimeText(at)}>
      {text}
    </time>
  );
}
