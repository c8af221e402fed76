import { attachedFile, isReaction } from './agent-message';

describe('a reaction', () => {
  it.each(['👍', '❤️', '👩🏽‍🚀', '🇵🇹', '1️⃣', ''])('can be “%s”', (emoji) => expect(isReaction(emoji)).toBe(true));
  it.each(['ok', '👍👍', '👍 ', '1', 'a👍', ' '])('can not be “%s”', (text) => expect(isReaction(text)).toBe(false));
});

it.each([
  [{ attachmentId: '01990000-0000-7000-8000-00000000dead' }, true],
  [{ attachmentId: 'no-id' }, false],
  [{ kind: 'image', link: 'https://cdn.shop.example/a.png' }, true],
  [{ kind: 'gif', link: 'https://cdn.shop.example/a.gif' }, false],
  [{}, false],
])('%j as an attached file: %s', (file, ok) => expect(attachedFile.safeParse(file).success).toBe(ok));
