import type { EpochMs } from '@sendero/shared';
import { useProductNow } from './product-clock';
import { dateTimeText, relativeText } from './time-text';

/** Such as “5 min ago”, by the product's clock; the full time is in the tooltip. */
export function RelativeTime({ at }: { readonly at: EpochMs }) {
  const now = useProductNow(10_000);
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTimeText(at)}>
      {relativeText(at, now)}
    </time>
  );
}
