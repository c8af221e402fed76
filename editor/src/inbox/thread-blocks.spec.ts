import { messageId, type MessageView, type ThreadPage } from '@sendero/shared';
import type { InfiniteData } from '@tanstack/react-query';
import fc from 'fast-check';
import { patchMessages } from './patch-pages';
import { threadBlocks } from './thread-blocks';

const uuid = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

function message(index: number): MessageView {
  return {
    id: messageId.parse(uuid(index)),
    at: index * 1_000,
    text: String(index),
    quotes: null,
    direction: 'in',
    content: { type: 'text' },
  };
}

/** Pages of `sizes` messages, the newest first; the newest message of all is `newest`. */
function thread(newest: number, sizes: readonly number[]): InfiniteData<ThreadPage, string | null> {
  let next = newest;
  const pages = sizes.map((size): ThreadPage => {
    const items = Array.from({ length: size }, (_, index) => message(next - index));
    next -= size;
    return { items, next: `before ${next + 1}`, previous: null };
  });
  return { pages, pageParams: pages.map((_, index) => (index === 0 ? null : (pages[index - 1]?.next ?? null))) };
}

const texts = (data: InfiniteData<ThreadPage, string | null>) =>
  threadBlocks(data).map(({ lines }) => lines.map(({ message: { text } }) => text));
const keyOf = (data: InfiniteData<ThreadPage, string | null>) =>
  new Map(threadBlocks(data).flatMap(({ key, lines }) => lines.map(({ message: { id } }) => [id, key])));

describe('threadBlocks', () => {
  it('has a block for each page, and cuts what is longer', () => {
    const sizes = threadBlocks(thread(1_000, [120, 50, 50])).map(({ lines }) => lines.length);
    expect(sizes).toEqual([25, 25, 25, 25, 25, 25, 25, 25, 20]);
  });

  it('shows everything once, oldest first, and knows what stands above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const data = thread(total, sizes);
        expect(texts(data).flat()).toEqual(Array.from({ length: total }, (_, index) => String(index + 1)));
        const blocks = threadBlocks(data);
        blocks.forEach(({ before }, index) => expect(before).toBe(blocks[index - 1]?.lines.at(-1)));
        expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
      }),
    );
  });

  it('leaves messages in their blocks when others come in before and after them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (arriving, older) => {
        const shown = thread(1_000, [50, 50]);
        const more = thread(1_000, older === 0 ? [50, 50] : [50, 50, older]);
        const later = patchMessages(
          more,
          Array.from({ length: arriving }, (_, index) => message(1_001 + index)),
        );
        const keys = keyOf(later);
        for (const [id, key] of keyOf(shown)) expect(keys.get(id)).toBe(key);
        expect(texts(later).flat()).toHaveLength(100 + older + arriving);
      }),
    );
  });

  it('puts a reaction on its message in whichever block that is', () => {
    const data = thread(200, [50, 50]);
    const [first, ...rest] = data.pages;
    const reaction: MessageView = {
      ...message(201),
      direction: 'in',
      content: { type: 'reaction', emoji: '👍' },
      quotes: { id: messageId.parse(uuid(120)), direction: 'in', summary: '120' },
    };
    const blocks = threadBlocks({
      ...data,
      pages: [{ ...first, items: [reaction, ...(first?.items ?? [])], next: null, previous: null }, ...rest],
    });
    const line = blocks[0]?.lines.find(({ message: { text } }) => text === '120');
    expect(line?.reactions).toEqual([{ emoji: '👍', direction: 'in' }]);
    expect(blocks.flatMap(({ lines }) => lines)).toHaveLength(100);
  });
});
