import type { CannedReply } from '@sendero/shared';
import { cannedAskIn, fittingReplies } from './canned-choice';

it.each([
  ['/', 1, { word: '', start: 0, end: 1 }],
  ['/ho', 3, { word: 'ho', start: 0, end: 3 }],
  ['Hi /ho', 6, { word: 'ho', start: 3, end: 6 }],
  ['/ho there', 3, { word: 'ho', start: 0, end: 3 }],
  ['/ho there', 9, null],
  ['1/2', 3, null],
  ['https://shop', 12, null],
  ['', 0, null],
])('“%s” with the cursor at %d asks for %j', (text, cursor, ask) => expect(cannedAskIn(text, cursor)).toEqual(ask));

const reply = (shortcut: string, text: string): CannedReply => ({ id: shortcut, shortcut, text, updatedAt: 0 });
const replies = [reply('bye', 'Until soon'), reply('Hours', 'Open 9 to 18'), reply('soon', 'Answering soon')];

it.each([
  ['', ['bye', 'Hours', 'soon']],
  ['ho', ['Hours']],
  ['so', ['soon', 'bye']],
  ['zzz', []],
])('“/%s” fits %j', (word, shortcuts) => {
  expect(fittingReplies(replies, word).map(({ shortcut }) => shortcut)).toEqual(shortcuts);
});
