import type { MessageView, ThreadPage } from '@sendero/shared';
import type { InfiniteData } from '@tanstack/react-query';
import { threadLines, type ThreadLine } from './thread-lines';

/** A stretch of a thread, drawn as one or not at all. */
export interface ThreadBlock {
  /** The same for as long as the page that it is of, whatever comes in before and after it. */
  readonly key: string;
  /** Oldest first. */
  readonly lines: readonly ThreadLine[];
  /** The line above the first. */
  readonly before: ThreadLine | undefined;
}

/** The most messages of a block. */
const MOST_MESSAGES = 25;

/** Cuts what was fetched of a thread into blocks, oldest first. New messages come in as blocks of their own at the end. */
export function threadBlocks({ pages, pageParams }: InfiniteData<ThreadPage, unknown>): readonly ThreadBlock[] {
  const keys = new Map<string, string>();
  const messages: MessageView[] = [];
  for (const [index, page] of [...pages.entries()].reverse()) {
    const cursor = pageParams[index];
    const name = typeof cursor === 'string' ? cursor : '';
    for (const [place, message] of page.items.toReversed().entries()) {
      keys.set(message.id, `${name} ${Math.floor(place / MOST_MESSAGES)}`);
      messages.push(message);
    }
  }
  const blocks: { readonly key: string; readonly lines: ThreadLine[]; readonly before: ThreadLine | undefined }[] = [];
  for (const line of threadLines(messages)) {
    const key = keys.get(line.message.id) ?? '';
    const last = blocks.at(-1);
    if (last?.key === key) last.lines.push(line);
    else blocks.push({ key, lines: [line], before: last?.lines.at(-1) });
  }
  return blocks;
}
