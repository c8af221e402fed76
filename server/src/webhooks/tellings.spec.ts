import type { Fact } from './facts.repository';
import { tellingsOf, type Subjects } from './tellings';
import type { MessageSubject } from './told-event';

const at = (second: number) => new Date(second * 1_000);
const message = (id: string, second: number, bot: MessageSubject['bot']): [string, MessageSubject] => [
  id,
  {
    ...{ id, workspaceId: 'w', channel: { id: 'ch', phone: '' }, conversation: { id: 'co' } },
    contact: { id: 'c', name: '', phone: '', waId: '' },
    ...{ providerId: id, text: id, body: { type: 'text' }, at: at(second), createdAt: at(second), runId: null },
    journeyId: null,
    ...{ idempotencyKey: null, callbackData: null, file: null, problem: null, problemDetail: null, bot },
  },
];
const fact = (tap: Fact['tap'], subjectId: string): Fact => ({
  ...{ id: '1', workspaceId: 'w', tap, contactId: 'c', subjectId, detail: '', at: at(9) },
});
const listeners = [{ id: 'bot', workspaceId: 'w', kind: 'bot', events: [], journeys: [] }] as const;
const held = { id: 'bot', since: at(1), until: null };
const called = new Set(['c ch']);

it.each<[string, readonly Fact[], MessageSubject['bot'], readonly string[], ReadonlySet<string>, readonly string[]]>([
  ['called in between', [fact('incoming', 'two'), fact('bot', 'one')], held, [], called, ['one', 'two']],
  ['called before', [fact('bot', 'one'), fact('incoming', 'two')], held, [], called, ['one', 'two']],
  ['called, and looked at later', [fact('incoming', 'two')], held, [], called, []],
  ['that holds it', [fact('incoming', 'two')], held, ['bot one'], new Set(), ['two']],
  ['that knows it', [fact('incoming', 'two')], held, ['bot two'], new Set(), []],
  ['that gave it back since', [fact('incoming', 'two')], { ...held, until: at(2) }, [], new Set(), ['two']],
  ['that gave it back before', [fact('incoming', 'two')], { ...held, until: at(1) }, [], new Set(), []],
  ['that came later', [fact('incoming', 'two')], { ...held, since: at(3) }, [], new Set(), []],
  ['that is switched off', [fact('incoming', 'two')], { ...held, id: 'gone' }, [], new Set(), []],
  ['that nobody called', [fact('incoming', 'two')], null, [], new Set(), []],
])('a bot %s is told the right messages in order (WEB-45)', (_, facts, bot, told, pending, expected) => {
  const subjects: Subjects = {
    messages: new Map([message('one', 1, bot), message('two', 2, bot)]),
    ...{ consents: new Map(), runs: new Map(), templates: new Map(), since: new Map([['one', ['one', 'two']]]) },
  };
  const tellings = tellingsOf(facts, subjects, { listeners, told: new Set(told), called: pending }, () => 'e');
  expect(tellings.map(({ botMessageId }) => botMessageId)).toEqual(expected);
});
