import type { Visitor } from '@sendero/shared';
import { newId } from '../store/new-id';
import { NAMELESS } from './others-of';

const KEPT_AS = 'sendero.person';

/** Of this page, for as long as it is open. */
export const TAB = newId('t');

/** Who sits in front of this browser, as others see it. There are no accounts: a browser counts as a person. */
export function whoAmI(): Visitor {
  return { tab: TAB, person: thisBrowser(), name: NAMELESS };
}

/** Known again in every page of this browser; where nothing can be kept, each page is a person of its own. */
function thisBrowser(): string {
  try {
    const known = localStorage.getItem(KEPT_AS);
    if (known) return known.slice(0, 40);
    const made = newId('p');
    localStorage.setItem(KEPT_AS, made);
    return made;
  } catch {
    return TAB;
  }
}
