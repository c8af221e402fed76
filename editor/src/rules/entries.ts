import type { AskedItem, RuleList } from '@sendero/shared';
import type { RuleOrder } from '../api/rules-api';

/** A line of the list: something that is asked, or the place where journeys yet to come are. */
export type Entry = AskedItem | { readonly type: 'newcomers'; readonly id: 'newcomers' };

const NEWCOMERS: Entry = { type: 'newcomers', id: 'newcomers' };

/** The lines as they are asked, top down. */
export function entriesOf({ before, unplaced, after }: RuleList): readonly Entry[] {
  return [...before, ...unplaced, NEWCOMERS, ...after];
}

/** The list with these lines in their order; everything has a place of its own then. */
export function listOf(entries: readonly Entry[]): RuleList {
  const at = entries.findIndex(({ type }) => type === 'newcomers');
  const items = (part: readonly Entry[]) => part.flatMap((entry) => (entry.type === 'newcomers' ? [] : [entry]));
  return { before: items(entries.slice(0, at)), unplaced: [], after: items(entries.slice(at + 1)) };
}

export function orderOf({ before, unplaced, after }: RuleList): RuleOrder {
  return { before: [...before, ...unplaced].map(({ id }) => id), after: after.map(({ id }) => id) };
}

/** The lines with one of them somewhere else; `to` is where it stands then, kept within the list. */
export function movedEntry(entries: readonly Entry[], id: string, to: number): readonly Entry[] {
  const from = entries.findIndex((entry) => entry.id === id);
  const entry = entries[from];
  if (!entry) return entries;
  const place = Math.max(0, Math.min(entries.length - 1, to));
  return place === from ? entries : entries.toSpliced(from, 1).toSpliced(place, 0, entry);
}

export function nameOfEntry(entry: Entry): string {
  switch (entry.type) {
    case 'rule':
      return entry.definition.name;
    case 'journey':
      return entry.name;
    case 'newcomers':
      return 'New journeys';
  }
}
