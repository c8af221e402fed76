import type { EventMatch } from '@sendero/shared';
import { COMPARISONS, takesValue } from '../nodes/branch/condition-text';

/** Such as “order_placed, total is greater than “50””. */
export function eventMatchText({ name, where }: EventMatch): string {
  if (name === '') return 'No event yet';
  const [first, second] = where;
  if (!first) return name;
  const words = COMPARISONS.find(({ value }) => value === first.is)?.label ?? first.is;
  const condition = takesValue(first.is) ? `${first.property} ${words} “${first.value}”` : `${first.property} ${words}`;
  return `${name}, ${condition}${second ? ' …' : ''}`;
}
