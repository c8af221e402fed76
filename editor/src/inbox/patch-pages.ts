import { messageStatuses, type ConversationView, type MessageView } from '@sendero/shared';
import type { Pages } from '../api/pages';

/**
 * Puts conversations that changed into a list that is ordered by the latest inbound message. One that lies beyond what
 * was fetched stays out: its page brings it. With `known` nothing is added, as a search can't tell what would match.
 */
export function patchConversations(
  pages: Pages<ConversationView>,
  changed: readonly ConversationView[],
  adding: 'all' | 'known',
): Pages<ConversationView> {
  return patch(pages, changed, { adding, order: byLatestInbound, pick: newerConversation });
}

/** Puts new messages, and those with another status, into a thread that is ordered newest first. */
export function patchMessages(pages: Pages<MessageView>, changed: readonly MessageView[]): Pages<MessageView> {
  return patch(pages, changed, { adding: 'all', order: byNewest, pick: furtherMessage });
}

interface Patching<T> {
  readonly adding: 'all' | 'known';
  readonly order: (a: T, b: T) => number;
  /** Chooses between what is shown and what arrived, which may be the older one of the two. */
  readonly pick: (shown: T, arrived: T) => T;
}

function patch<T extends { readonly id: string }>(
  pages: Pages<T>,
  changed: readonly T[],
  { adding, order, pick }: Patching<T>,
): Pages<T> {
  const last = pages.pages.at(-1);
  if (!last || changed.length === 0) return pages;
  const shown = new Map(pages.pages.flatMap((page) => page.items).map((item) => [item.id, item]));
  const oldest = last.next === null ? undefined : last.items.at(-1);
  for (const arrived of changed) {
    const known = shown.get(arrived.id);
    if (known) shown.set(arrived.id, pick(known, arrived));
    else if (adding === 'all' && (!oldest || order(arrived, oldest) < 0)) shown.set(arrived.id, arrived);
  }
  return { ...pages, pages: refill(pages, [...shown.values()].sort(order)) };
}

/** Keeps every page but the first at its size, so that cursors and pages still belong together. */
function refill<T>(pages: Pages<T>, items: readonly T[]): Pages<T>['pages'] {
  let end = items.length;
  return pages.pages
    .toReversed()
    .map((page, index) => {
      const start = index === pages.pages.length - 1 ? 0 : Math.max(0, end - page.items.length);
      const slice = items.slice(start, end);
      end = start;
      return { ...page, items: slice };
    })
    .toReversed();
}

function byLatestInbound(a: ConversationView, b: ConversationView): number {
  return (b.lastInboundAt ?? 0) - (a.lastInboundAt ?? 0) || (a.id < b.id ? 1 : -1);
}

function byNewest(a: MessageView, b: MessageView): number {
  return b.at - a.at || (a.id < b.id ? 1 : -1);
}

function newerConversation(shown: ConversationView, arrived: ConversationView): ConversationView {
  return (arrived.lastMessage?.at ?? 0) < (shown.lastMessage?.at ?? 0) ? shown : arrived;
}

/** Receipts only ever lead forward, so the message that is further along is the later word. */
function furtherMessage(shown: MessageView, arrived: MessageView): MessageView {
  if (shown.direction === 'in' || arrived.direction === 'in') return arrived;
  return messageStatuses.indexOf(arrived.status) < messageStatuses.indexOf(shown.status) ? shown : arrived;
}
