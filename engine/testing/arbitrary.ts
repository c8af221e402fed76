import fc from 'fast-check';
import { definitionOf, durationMs, nodes, templateKey, WAIT_FORMS, weekdays } from '@sendero/shared';
import type { ExitRule, Facts, JourneyDocument, NodeType, QuietHours, RunEvent, RunState } from '@sendero/shared';
import { aJourney, aMessage, aTemplate, NOON, someFacts, type NodeSketch } from './domain';

const HOUR = durationMs({ amount: 1, unit: 'hours' });

const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('Hello', 'Hi {{ contact.name }}', 'So {{ variables.answer }}?') },
  { weight: 1, arbitrary: fc.constantFrom('{{ variables.answer }}', '{{ contact.name | nonsense }}', '') },
);
const hours = fc.integer({ min: 1, max: 30 }).map((amount) => ({ amount, unit: 'hours' as const }));
const words = fc.subarray(['yes', 'no', 'stop'], { minLength: 1 });
const keyword = fc.record({
  type: fc.constant('keyword'),
  how: fc.constantFrom('exact', 'contains', 'startsWith'),
  words,
});

/** Configurations worth drawing; a type that is not here is drawn as it comes from the palette. */
const configs: { readonly [T in NodeType]?: fc.Arbitrary<unknown> } = {
  'trigger.message': fc.record({ match: fc.oneof(fc.constant({ type: 'any' }), keyword) }),
  wait: fc.oneof(
    hours.map((duration) => ({ duration })),
    fc.constantFrom(...Object.values(WAIT_FORMS)),
    fc.constant({ ...WAIT_FORMS.attributeDate, attribute: 'due' }),
    fc.constantFrom('delivered', 'read').map((status) => ({ ...WAIT_FORMS.receipt, status })),
    fc.constant({ ...WAIT_FORMS.event, event: { name: 'ordered', where: [] } }),
  ),
  end: fc.record({ reason: fc.constantFrom('', 'done') }),
  send: fc.record({
    message: fc.option(text.map((content) => ({ type: 'text', text: content }))),
    template: fc.option(text.map((value) => ({ name: 'reminder', language: 'en', body: [value] }))),
    whenClosed: fc.oneof(
      fc.constant({ type: 'leave' }),
      hours.map((limit) => ({ type: 'wait', limit })),
    ),
  }),
  receive: fc.record({
    cases: fc.subarray([
      { id: 'number', title: 'Number', match: { type: 'number', max: 10 } },
      { id: 'words', title: 'Words', match: { type: 'keyword', how: 'contains', words: ['yes'] } },
      { id: 'choice', title: 'Choice', match: { type: 'choice', choiceId: 'a' } },
      { id: 'pattern', title: 'Pattern', match: { type: 'pattern', pattern: '(?<first>\\w)' } },
    ]),
    saveAs: fc.constantFrom('', 'answer'),
    timeout: fc.option(hours),
    prompt: fc.option(
      fc.record({ message: text.map((words) => ({ type: 'text', text: words })), times: fc.constantFrom(1, 2) }),
    ),
    debounce: fc.constantFrom(0, 0, 3),
  }),
  branch: fc.record({
    cases: fc.constant([
      {
        id: 'said',
        title: 'Said',
        when: { match: 'any', conditions: [{ subject: 'variable', name: 'answer', is: 'exists', value: '' }] },
      },
      { id: 'open', title: 'Open', when: { match: 'all', conditions: [{ subject: 'window', is: 'open' }] } },
    ]),
  }),
  handover: fc.record({ assignTo: fc.constant('Support'), note: text, timeout: fc.option(hours) }),
  webhook: fc.record({
    request: fc.constantFrom('{{ contact.name }}', '{{ contact.name | nonsense }}').map((name) => ({
      method: 'GET',
      url: `https://shop.example/${name}`,
    })),
    save: fc.constantFrom([], [{ path: 'size', variable: 'answer' }]),
    saveStatusAs: fc.constantFrom('', 'status'),
  }),
  'journey.start': fc.record({
    journey: fc.constant('01890a5d-ac96-774b-bcce-b302099a8057'),
    properties: fc.subarray([
      { name: 'answer', text: '{{ variables.answer }}' },
      { name: 'broken', text: '{{ contact.name | nonsense }}' },
    ]),
  }),
  'contact.update': fc.record({
    set: fc.subarray([
      { name: 'city', value: { type: 'text', text: '{{ reply.text }}' } },
      { name: 'size', value: { type: 'number', number: 7 } },
      { name: 'broken', value: { type: 'text', text: '{{ contact.name | nonsense }}' } },
    ]),
    addTags: fc.subarray(['vip', 'new']),
    consent: fc.subarray([
      { topic: 'utility', state: 'in', evidence: 'Said {{ reply.text }}' },
      { topic: 'all', state: 'out', evidence: '' },
    ]),
  }),
};

const types = Object.keys(nodes) as NodeType[];
const starts = types.filter((type) => definitionOf(type).traits.start);
/** Those that end a run are drawn less often, or most would be over before anything can happen to them. */
const others = types
  .filter((type) => !definitionOf(type).traits.start)
  .flatMap((type) => (definitionOf(type).traits.finish ? [type] : [type, type, type, type]));

function sketch(id: string, choices: readonly NodeType[]): fc.Arbitrary<NodeSketch> {
  return fc
    .noBias(fc.constantFrom(...choices))
    .chain((type) =>
      (configs[type] ?? fc.constant(definitionOf(type).initial)).map((config): NodeSketch => [id, type, config]),
    );
}

const exits: fc.Arbitrary<readonly ExitRule[]> = fc.subarray<ExitRule>([
  { type: 'event', event: { name: 'order_placed', where: [] } },
  {
    type: 'condition',
    when: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] },
  },
]);

const quietHours: fc.Arbitrary<QuietHours | null> = fc.option(
  fc.constant({ from: '21:00', until: '08:00', days: weekdays, zone: 'Europe/Lisbon' }),
);

/** Any journey that can be drawn, finished or not, loops and loose ends included; runs start at `start`. */
export const anyJourney: fc.Arbitrary<JourneyDocument> = fc
  .integer({ min: 2, max: 8 })
  .chain((size) =>
    fc.tuple(sketch('start', starts), ...Array.from({ length: size }, (_, n) => sketch(`n${n}`, others))),
  )
  .chain((sketches) => {
    const outputs = aJourney(sketches, []).nodes.flatMap(({ id, type, config }) =>
      definitionOf(type)
        .outputs(config)
        .map((output) => `${id}.${output.id}`),
    );
    const somewhere = fc.noBias(fc.integer({ min: 0, max: sketches.length - 2 }));
    const target = fc.oneof({ weight: 8, arbitrary: somewhere }, { weight: 1, arbitrary: fc.constant(-1) });
    return fc.array(target, { minLength: outputs.length, maxLength: outputs.length }).map((targets) =>
      aJourney(
        sketches,
        outputs.flatMap((output, index) => (targets[index] === -1 ? [] : [`${output} > n${targets[index]}`])),
      ),
    );
  })
  .chain((drawn) =>
    fc.record({ quietHours, exits }).map((settings) => ({ ...drawn, settings: { ...drawn.settings, ...settings } })),
  );

/** Something that happens, told once the run's state is known: a timer of some revision, an answer, news, the end. */
export interface Happening {
  readonly event: (state: RunState) => RunEvent;
  readonly facts: Facts;
}

const said = fc
  .constantFrom('yes', 'no', '7', '99', 'yes please', '')
  .chain((words) =>
    fc
      .constantFrom(
        { type: 'text' } as const,
        { type: 'button', payload: 'a' } as const,
        { type: 'reaction', emoji: '👍' } as const,
      )
      .map((content) => () => ({ type: 'messageReceived' as const, message: aMessage(words, { content }) })),
  );
const age = fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2);
const happened = fc
  .tuple(fc.constantFrom('order_placed', 'cart_updated'), fc.constantFrom({}, { orderId: 'A-1' }))
  .map(([name, properties]) => () => ({ type: 'customEvent' as const, name, properties, at: NOON }));
const timer = age.map((old) => (state: RunState) => ({ type: 'timerDue' as const, token: state.revision - old }));
const receipt = fc
  .tuple(age, fc.constantFrom('accepted', 'sent', 'delivered', 'read', 'failed'))
  .map(([old, status]) => ({ node, revision }: RunState) => ({
    type: 'receipt' as const,
    node,
    revision: revision - old,
    status,
    at: NOON,
  }));
const called = fc
  .tuple(age, fc.constantFrom(200, 503, null))
  .map(([old, status]) => ({ node, revision }: RunState) => ({
    type: 'callAnswered' as const,
    node,
    revision: revision - old,
    succeeded: status === 200,
    status,
    body: { size: 'M' },
  }));
const resolved = age.map((old) => ({ node, revision }: RunState) => ({
  type: 'handoverResolved' as const,
  node,
  revision: revision - old,
}));
const ordered = fc.constantFrom('ordered', 'paid').map((name) => () => ({
  type: 'customEvent' as const,
  name,
  properties: {},
  at: NOON,
}));
const ofQuestion = fc.constantFrom('delivered', 'read').map((status) => ({ question, node, revision }: RunState) => ({
  type: 'receipt' as const,
  ...(question ? { node: question.node, revision: question.revision } : { node, revision }),
  status,
  at: NOON,
}));
const clicked = fc
  .constantFrom('https://shop.example/a', 'https://shop.example/b')
  .map((url) => ({ question, node, revision }: RunState) => ({
    type: 'linkClicked' as const,
    url,
    sentBy: question ? { node: question.node, revision: question.revision } : { node, revision },
    at: NOON,
  }));
const opened = fc.constant(() => ({ type: 'windowOpened' as const }));
const exit = fc.constant(() => ({ type: 'exit' as const, reason: 'opted_out' as const }));

export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    later: fc.integer({ min: 0, max: 48 }),
    window: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 48 }) }, fc.constantFrom(-5, 0, null)),
    suppressed: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, fc.constant(true)),
    utility: fc.constantFrom('in', 'out'),
    templates: fc.constantFrom({}, { [templateKey('reminder', 'en')]: aTemplate() }),
    sent: fc.option(fc.integer({ min: 0, max: 40 })),
    due: fc.constantFrom('', '2026-11-20', '2026-11-21T18:00Z', 'some day'),
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo'),
  })
  .map(({ later, window, suppressed, utility, templates, sent, due, timeZone }) => {
    const facts = someFacts();
    const now = NOON + later * HOUR;
    return {
      ...facts,
      now,
      contact: { ...facts.contact, timeZone, attributes: due === '' ? {} : { due } },
      windowExpiresAt: window === null ? null : now + window * HOUR,
      consent: { ...facts.consent, suppressed, utility },
      templates,
      questionSentAt: sent === null ? null : now - sent * HOUR,
    };
  });

export const anyHappenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    event: fc.oneof(
      { weight: 6, arbitrary: said },
      { weight: 8, arbitrary: timer },
      { weight: 4, arbitrary: receipt },
      { weight: 4, arbitrary: called },
      { weight: 3, arbitrary: resolved },
      { weight: 2, arbitrary: ordered },
      { weight: 2, arbitrary: ofQuestion },
      { weight: 2, arbitrary: clicked },
      { weight: 2, arbitrary: happened },
      { weight: 2, arbitrary: opened },
      { weight: 1, arbitrary: exit },
    ),
    facts: anyFacts,
  }),
  { minLength: 4, maxLength: 20 },
);
