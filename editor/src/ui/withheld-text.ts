import type { NodeCounts } from '@sendero/shared';
import { countText } from './count-text';

/** Who got nothing although a trigger fitted, such as “12 in the control group, 4 in the holdout”; '' when nobody. */
export function withheldText({ control, holdout }: Pick<NodeCounts, 'control' | 'holdout'>): string {
  return [
    ...(control > 0 ? [`${countText(control)} in the control group`] : []),
    ...(holdout > 0 ? [`${countText(holdout)} in the holdout`] : []),
  ].join(', ');
}
