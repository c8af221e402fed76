import type { ChatEntry } from '../../../src/control-api';
import { messageView, type MessageView } from './message-view';
import { record, text } from './wire-value';

/** What a chat shows from top to bottom. */
export type ChatLine =
  | { readonly type: 'date'; readonly at: number }
  | {
      readonly type: 'bubble';
      readonly entry: ChatEntry;
      readonly view: MessageView;
      /** The message that this one answers; `missing` when it is not in this chat. */
      readonly quoted: ChatEntry | 'missing' | null;
      /** Whether the line above is from the other side, or of another day. */
      readonly opensGroup: boolean;
      readonly reactions: readonly string[];
      /** Ids of the buttons and rows that the customer already tapped. */
      readonly chosen: ReadonlySet<string>;
    };

/** `sameDay` decides where a date goes; it depends on the time zone of the reader. */
export function chatLines(
  entries: readonly ChatEntry[],
  sameDay: (a: number, b: number) => boolean,
): readonly ChatLine[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const views = new Map(entries.map((entry) => [entry, messageView(entry)]));
  const reactions = reactionsById(views);
  const chosen = chosenById(views);
  const lines: ChatLine[] = [];
  let above: ChatEntry | undefined;

  for (const [entry, view] of views) {
    // A reaction sits on the message that it is about, unless that one is not here.
    if (view.type === 'reaction' && (view.emoji === '' || byId.has(view.messageId))) continue;
    const newDay = above === undefined || !sameDay(above.at, entry.at);
    if (newDay) lines.push({ type: 'date', at: entry.at });
    const quotedId = quotedIdOf(entry);
    lines.push({
      type: 'bubble',
      entry,
      view,
      quoted: quotedId === null ? null : (byId.get(quotedId) ?? 'missing'),
      opensGroup: newDay || above?.from !== entry.from,
      reactions: reactions.get(entry.id) ?? [],
      chosen: chosen.get(entry.id) ?? new Set(),
    });
    above = entry;
  }
  return lines;
}

/** The wire calls it `context.id` on the way in and `context.message_id` on the way out. */
function quotedIdOf({ quotedId, content }: ChatEntry): string | null {
  const context = record(content['context']);
  return (quotedId ?? text(context['message_id'])) || text(context['id']) || null;
}

/** Each side has one reaction per message: the last, if it was not taken back. */
function reactionsById(views: ReadonlyMap<ChatEntry, MessageView>): ReadonlyMap<string, readonly string[]> {
  const bySide = new Map<string, Map<string, string>>();
  for (const [entry, view] of views) {
    if (view.type !== 'reaction' || entry.status === 'failed') continue;
    const sides = bySide.get(view.messageId) ?? new Map<string, string>();
    bySide.set(view.messageId, sides.set(entry.from, view.emoji));
  }
  return new Map([...bySide].map(([id, sides]) => [id, [...sides.values()].filter((emoji) => emoji !== '')]));
}

function chosenById(views: ReadonlyMap<ChatEntry, MessageView>): ReadonlyMap<string, ReadonlySet<string>> {
  const chosen = new Map<string, Set<string>>();
  for (const [entry, view] of views) {
    const quotedId = quotedIdOf(entry);
    if (quotedId === null || entry.from !== 'customer') continue;
    const id = view.type === 'choice' ? view.id : view.type === 'location' ? 'location' : null;
    if (id !== null) chosen.set(quotedId, (chosen.get(quotedId) ?? new Set()).add(id));
  }
  return chosen;
}
