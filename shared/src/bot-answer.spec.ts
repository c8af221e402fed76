import type { JsonValue } from './json';
import { readBotAnswer } from './bot-answer';

const text = (body: string) => ({ type: 'text', text: body });

it.each<[string, JsonValue, number, boolean]>([
  ['nothing', '', 0, false],
  ['null', null, 0, false],
  ['an empty object', {}, 0, false],
  ['a text', { messages: [text('Hi')] }, 1, false],
  [
    'a text and buttons',
    { messages: [text('Hi'), { type: 'buttons', body: '?', buttons: [{ id: 'a', title: 'A' }] }] },
    2,
    false,
  ],
  ['a handover', { handOver: {} }, 0, true],
  ['both', { messages: [text('Hi')], handOver: { assignTo: 'Support', note: 'Refund' } }, 1, true],
  ['what we do not know', { messages: [], mood: 'good' }, 0, false],
])('a bot may answer %s (WEB-45)', (_, body, messages, handsOver) => {
  const answer = readBotAnswer(body);
  expect(answer?.messages).toHaveLength(messages);
  expect(answer?.handOver !== null).toBe(handsOver);
});

it.each<[string, JsonValue]>([
  ['a word', 'Hi'],
  ['a list', [text('Hi')]],
  ['messages that are no list', { messages: 'Hi' }],
  ['a kind of message that is not known', { messages: [{ type: 'carousel' }] }],
  ['a template', { messages: [{ type: 'template', name: 'promo' }] }],
  ['an empty text', { messages: [text(' ')] }],
  ['a text that is too long', { messages: [text('x'.repeat(4_097))] }],
  [
    'too many buttons',
    { messages: [{ type: 'buttons', body: '?', buttons: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })) }] },
  ],
  ['six messages', { messages: Array.from({ length: 6 }, () => text('Hi')) }],
])('a bot may not answer %s (WEB-45)', (_, body) => {
  expect(readBotAnswer(body)).toBeNull();
});
