import type { Impact } from '@sendero/shared';
import { countText } from '../ui/count-text';
import type { Outcome } from './outcome-of';

/** Where the people stand who are under way. */
export function impactText({ total, unchanged, changed, removed }: Impact): string {
  const places = [
    counted(unchanged, 'on a step that did not change', 'on steps that did not change'),
    counted(changed, 'on a step that changed', 'on steps that changed'),
    counted(removed, 'on a step that is gone', 'on steps that are gone'),
  ];
  return `${total === 1 ? 'One run is' : `${countText(total)} runs are`} under way: ${joined(places)}.`;
}

/** What a choice would come to for them. */
export function outcomeText({ stay, keep, enter, exit }: Outcome): string {
  const fates = [
    counted(stay, 'stays on the old version', 'stay on the old version'),
    counted(keep, 'goes on waiting as before', 'go on waiting as before'),
    counted(enter, 'begins a step anew', 'begin a step anew'),
    counted(exit, 'leaves the journey', 'leave the journey'),
  ];
  return `${joined(fates)}.`;
}

/** '' for nobody. */
function counted(count: number, one: string, more: string): string {
  return count === 0 ? '' : `${countText(count)} ${count === 1 ? one : more}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
