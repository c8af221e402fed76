import { webhookEventTypes } from '@sendero/shared';
import type { Fact, Listener } from './facts.repository';
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
const listeners = [{ id: 'bot', workspaceId: 'w', kind: 'bot', events: [], journeys: [], channels: [] }] as const;
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

const run = {
  ...{ id: 'r', workspaceId: 'w', startedAt: at(1), endedAt: at(2) },
  status: 'ended',
  reason: '',
} as const;
const consent = { topic: 'marketing', state: 'in', source: 'api', evidence: 'Form' } as const;
const journey = { id: 'j', name: 'Tour', version: 1 };
const by = (journeys: readonly string[], workspaceId = 'w', channels: readonly string[] = []) =>
  ({ id: 'crm', workspaceId, kind: 'webhook', events: webhookEventTypes, journeys, channels }) as const;
const over = (...channels: readonly string[]) => by([], 'w', channels);

it.each<[string, Fact, Listener, boolean]>([
  ['a receipt of a journey, with none chosen', { ...fact('receipt', 'of j'), detail: 'sent' }, by([]), true],
  ['a receipt of a chosen journey', { ...fact('receipt', 'of j'), detail: 'sent' }, by(['i', 'j']), true],
  ['a receipt of another journey', { ...fact('receipt', 'of j'), detail: 'sent' }, by(['i']), false],
  ['a receipt of what no journey sent', { ...fact('receipt', 'of nobody'), detail: 'sent' }, by(['j']), false],
  ['the same, with none chosen', { ...fact('receipt', 'of nobody'), detail: 'sent' }, by([]), true],
  ['a run of a chosen journey', { ...fact('run', 'r'), detail: 'entered' }, by(['j']), true],
  ['a run of another journey', { ...fact('run', 'r'), detail: 'left' }, by(['i']), false],
  ['what came in, whoever is chosen', fact('incoming', 'of nobody'), by(['i']), true],
  ['a template, whoever is chosen', { ...fact('template', 't'), detail: 'APPROVED' }, by(['i']), true],
  ['what came in over a chosen channel', fact('incoming', 'of nobody'), over('ch', 'other'), true],
  ['what came in over another channel', fact('incoming', 'of nobody'), over('other'), false],
  ['a receipt over a chosen channel', { ...fact('receipt', 'of j'), detail: 'read' }, over('ch'), true],
  ['a receipt over another channel', { ...fact('receipt', 'of j'), detail: 'read' }, over('other'), false],
  ['a run over a chosen channel', { ...fact('run', 'r'), detail: 'left' }, over('ch'), true],
  ['a run over another channel', { ...fact('run', 'r'), detail: 'left' }, over('other'), false],
  [
    'a run of a chosen journey over another channel',
    { ...fact('run', 'r'), detail: 'left' },
    by(['j'], 'w', ['other']),
    false,
  ],
  ['consent, whichever channel is chosen', fact('consent', 'k'), over('other'), true],
  ['a template, whichever channel is chosen', { ...fact('template', 't'), detail: 'APPROVED' }, over('other'), true],
  ['anything of another workspace', fact('incoming', 'of nobody'), by([], 'v'), false],
])('%s (WEB-37, WEB-38)', (_, what, listener, isTold) => {
  const [[, ofNobody]] = [message('of nobody', 1, null)];
  const subjects: Subjects = {
    messages: new Map([
      ['of nobody', ofNobody],
      ['of j', { ...ofNobody, id: 'of j', journeyId: 'j' }],
    ]),
    runs: new Map([['r', { ...run, contact: ofNobody.contact, channel: ofNobody.channel, journey }]]),
    templates: new Map([['t', { id: 't', workspaceId: 'w', name: 'hi', language: 'en', category: 'UTILITY' }]]),
    consents: new Map([['k', { id: 'k', workspaceId: 'w', contact: ofNobody.contact, entry: consent, at: at(1) }]]),
    since: new Map(),
  };
  const audience = { listeners: [listener], told: new Set<string>(), called: new Set<string>() };
  expect(tellingsOf([what], subjects, audience, () => 'e').map(({ endpoints }) => endpoints)).toEqual(
    isTold ? [['crm']] : [],
  );
});
