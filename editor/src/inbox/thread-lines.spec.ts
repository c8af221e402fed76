import { messageId, type MessageView } from '@sendero/shared';
import { threadLines } from './thread-lines';

const idOf = (name: string) => messageId.parse(`00000000-0000-7000-8000-${name.padStart(12, '0')}`);

const incoming = (name: string): MessageView => ({
  id: idOf(name),
  at: 0,
  text: name,
  quotes: null,
  direction: 'in',
  content: { type: 'text' },
});

const quotes = (to: string | null) => ({ id: to === null ? null : idOf(to), direction: 'in' as const, summary: '' });

const theirs = (name: string, to: string | null, emoji: string): MessageView => ({
  ...incoming(name),
  quotes: quotes(to),
  direction: 'in',
  content: { type: 'reaction', emoji, quotedId: 'wamid.1' },
});

const ours = (name: string, to: string, emoji: string, status: 'queued' | 'sent' | 'failed' = 'sent'): MessageView => ({
  ...incoming(name),
  quotes: quotes(to),
  direction: 'out',
  content: { type: 'reaction', emoji, quotedId: 'wamid.1' },
  status,
  problem: null,
  sentBy: null,
});

const drawn = (...messages: readonly MessageView[]) =>
  threadLines(messages).map(({ message, reactions }) => [message.text, reactions.map(({ emoji }) => emoji).join('')]);

it.each<[string, readonly MessageView[], readonly (readonly [string, string])[]]>([
  ['a message alone', [incoming('1')], [['1', '']]],
  ['one of each side', [incoming('1'), theirs('2', '1', '👍'), ours('3', '1', '🎉')], [['1', '👍🎉']]],
  ['the latest of a side', [incoming('1'), theirs('2', '1', '👍'), theirs('3', '1', '🎉')], [['1', '🎉']]],
  ['one that was taken back', [incoming('1'), theirs('2', '1', '👍'), theirs('3', '1', '')], [['1', '']]],
  ['one on its way', [incoming('1'), ours('2', '1', '👍', 'queued')], [['1', '👍']]],
  [
    'one that failed, which shows why',
    [incoming('1'), ours('2', '1', '👍', 'failed')],
    [
      ['1', ''],
      ['2', ''],
    ],
  ],
  ['one to a message that is not here', [theirs('2', '1', '👍')], [['2', '']]],
  ['one to a message of somewhere else', [theirs('2', null, '👍')], [['2', '']]],
])('reactions: %s', (_, messages, lines) => expect(drawn(...messages)).toEqual(lines));
