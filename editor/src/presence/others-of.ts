import type { Visitor } from '@sendero/shared';

/** What somebody is called who has not said who they are. */
export const NAMELESS = 'Somebody';

/** Somebody beside this page who has the journey open. */
export interface Other {
  readonly person: string;
  readonly name: string;
  /** The same person, in another page. */
  readonly isMe: boolean;
}

/** Everybody else once, however many pages they have open. */
export function othersOf(people: readonly Visitor[], me: Pick<Visitor, 'tab' | 'person'>): readonly Other[] {
  const others = new Map<string, Other>();
  for (const { tab, person, name } of people) {
    if (tab === me.tab || others.has(person)) continue;
    others.set(person, { person, name, isMe: person === me.person });
  }
  return [...others.values()];
}

/** @example othersText([{ person: 'p', name: 'Ana', isMe: false }]) === 'Also open: Ana' */
export function othersText(others: readonly Other[]): string {
  const named = others.filter(({ name, isMe }) => !isMe && name !== NAMELESS).map(({ name }) => name);
  const nameless = others.filter(({ name, isMe }) => !isMe && name === NAMELESS).length;
  const parts = [
    ...named,
    ...(nameless === 0 ? [] : [nameless === 1 ? 'one more person' : `${nameless} more people`]),
    ...(others.some(({ isMe }) => isMe) ? ['you, in another tab'] : []),
  ];
  return parts.length === 0 ? '' : `Also open: ${parts.join(', ')}`;
}
