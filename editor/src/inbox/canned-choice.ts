import type { CannedReply } from '@sendero/shared';

/** What of a text asks for a canned reply: a “/” at its start or after a space, up to the cursor. */
export interface CannedAsk {
  readonly word: string;
  /** Where the “/” stands, and where the cursor does. */
  readonly start: number;
  readonly end: number;
}

export function cannedAskIn(text: string, cursor: number): CannedAsk | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, cursor));
  const word = found?.[1];
  return word === undefined ? null : { word, start: cursor - word.length - 1, end: cursor };
}

const MOST = 8;

/** The replies that fit what was typed so far: those whose shortcut begins with it first, then those that mention it. */
export function fittingReplies(replies: readonly CannedReply[], word: string): readonly CannedReply[] {
  const typed = word.toLowerCase();
  const begins = replies.filter(({ shortcut }) => shortcut.toLowerCase().startsWith(typed));
  const mentions = replies.filter(
    (reply) => !begins.includes(reply) && `${reply.shortcut} ${reply.text}`.toLowerCase().includes(typed),
  );
  return [...begins, ...mentions].slice(0, MOST);
}
