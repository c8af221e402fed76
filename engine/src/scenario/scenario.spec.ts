import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  demoJourney,
  namedScenario,
  scenarioContact,
  scenarioDocument,
  type ScenarioDocument,
  type ScenarioSurroundings,
} from '@sendero/shared';
import { aJourney, aTemplate, NOON, type NodeSketch } from '../../testing/domain';
import { adopted, compile, NOBODY, openingOf, runScenario, scenarioOf, type Action } from '../index';

const HOUR = 3_600_000;

const known: ScenarioSurroundings = {
  templates: [aTemplate(), aTemplate({ name: 'unused' })],
  segments: [],
  optOutWords: ['STOP'],
  optInWords: ['START'],
  linkBase: null,
  frequencyCap: null,
};

const nodes: readonly NodeSketch[] = [
  ['start', 'trigger.message', { match: { type: 'keyword', how: 'contains', words: ['hi'] } }],
  ['hello', 'send', { message: { type: 'text', text: 'Hello {{ contact.name }}, which size?' }, template: null }],
  [
    'ask',
    'receive',
    {
      cases: [{ id: 'small', title: 'Small', match: { type: 'keyword', how: 'exact', words: ['small'] } }],
      saveAs: 'size',
      timeout: { amount: 2, unit: 'hours' },
    },
  ],
  ['thanks', 'send', { message: { type: 'text', text: 'Noted: {{ variables.size }}' }, template: null }],
  ['done', 'end', { reason: 'done' }],
  ['late', 'end', { reason: 'late' }],
];
const edges = [
  'start.next > hello',
  'hello.sent > ask',
  'ask.small > thanks',
  'ask.timeout > late',
  'thanks.sent > done',
];

const opening = {
  ...openingOf({
    contact: scenarioContact.parse({ name: 'Ada' }),
    startsAt: new Date(NOON).toISOString(),
    seed: 'seed',
  }),
};
const says = (text: string): Action => ({ type: 'write', text, content: { type: 'text' } });
const answered = [says('hi'), { type: 'passTime', ms: HOUR } as const, says('small')];

const journey = compile(aJourney(nodes, edges));
const scenario = scenarioOf(journey, { opening, actions: answered }, known);

/** The same journey with some steps made otherwise, and some connections led elsewhere. */
function changed(steps: readonly NodeSketch[], ways: readonly string[] = []) {
  const kept = edges.filter((edge) => !ways.some((way) => way.split(' > ')[0] === edge.split(' > ')[0]));
  const gone = ways.filter((way) => way.endsWith('> -')).map((way) => way.split(' > ')[0]);
  const wanted = [...kept, ...ways].filter((way) => !gone.includes(way.split(' > ')[0]));
  const names = nodes.map(([id]) => id);
  return compile(
    aJourney(
      [
        ...nodes.map((node) => steps.find(([id]) => id === node[0]) ?? node),
        ...steps.filter(([id]) => !names.includes(id)),
      ],
      wanted,
    ),
  );
}

it('holds who walked, what happened, and all that came of it', () => {
  expect(scenario).toMatchObject({
    contact: { name: 'Ada', consent: [], optedOut: false },
    startsAt: '2026-11-20T12:00:00.000Z',
    script: answered,
    surroundings: { templates: [] },
    expect: {
      path: [
        { node: 'start', output: 'next' },
        { node: 'hello', output: 'sent' },
        { node: 'ask', output: 'small' },
        { node: 'thanks', output: 'sent' },
        { node: 'done', output: null },
      ],
      messages: [
        { node: 'hello', content: { message: { text: 'Hello Ada, which size?' } } },
        { node: 'thanks', content: { message: { text: 'Noted: small' } } },
      ],
      end: { status: 'ended', node: 'done', reason: 'done' },
      variables: { size: 'small' },
    },
  });
});

describe('the first difference, in one sentence', () => {
  it.each([
    ['nothing', journey, null],
    [
      'another answer',
      changed([
        [
          'ask',
          'receive',
          {
            cases: [{ id: 'small', title: 'Small', match: { type: 'number' } }],
            saveAs: 'size',
            timeout: { amount: 2, unit: 'hours' },
          },
        ],
      ]),
      ['“Receive” was left by “Other” instead of “Small”.', 'ask', 'small'],
    ],
    [
      'a shorter time limit',
      changed([
        [
          'ask',
          'receive',
          {
            cases: [{ id: 'small', title: 'Small', match: { type: 'keyword', how: 'exact', words: ['small'] } }],
            saveAs: 'size',
            timeout: { amount: 30, unit: 'minutes' },
          },
        ],
      ]),
      ['“Receive” was left by “No reply” instead of “Small”.', 'ask', 'small'],
    ],
    [
      'a detour',
      changed(
        [['rest', 'wait', { duration: { amount: 1, unit: 'hours' } }]],
        ['ask.small > rest', 'rest.next > thanks'],
      ),
      ['The contact stayed at “Wait” instead of coming to “WhatsApp Send”.', 'ask', 'small'],
    ],
    [
      'another step',
      changed([['goal', 'goal', { name: 'Sold' }]], ['ask.small > goal', 'goal.next > thanks']),
      ['After “Receive” by “Small” came “Goal” instead of “WhatsApp Send”.', 'ask', 'small'],
    ],
    [
      'a way that leads nowhere',
      changed([], ['ask.small > -']),
      [
        'The journey was over at “Receive” (its output “Small” leads nowhere) instead of going on to “WhatsApp Send”.',
        'ask',
        'small',
      ],
    ],
    [
      'another way in',
      changed([['start', 'trigger.message', { match: { type: 'keyword', how: 'exact', words: ['hello'] } }]]),
      ['The journey did not start, where it should have at “Message received”.', 'start', 'next'],
    ],
    [
      'another text',
      changed([
        ['hello', 'send', { message: { type: 'text', text: 'Hello {{ contact.name }}, what size?' }, template: null }],
      ]),
      [
        'Message 1, from “WhatsApp Send”, says “Hello Ada, what size?” instead of “Hello Ada, which size?”.',
        'hello',
        null,
      ],
    ],
    [
      'another text before another way',
      changed(
        [['hello', 'send', { message: { type: 'text', text: 'Size, {{ contact.name }}?' }, template: null }]],
        ['ask.small > late'],
      ),
      ['Message 1, from “WhatsApp Send”, says “Size, Ada?” instead of “Hello Ada, which size?”.', 'hello', null],
    ],
    [
      'another kind of message',
      changed([
        [
          'hello',
          'send',
          { message: { type: 'image', link: 'https://shop.example/a.png', caption: 'Size?' }, template: null },
        ],
      ]),
      [
        'Message 1, from “WhatsApp Send”, was a message of the kind “image” instead of a message of the kind “text”.',
        'hello',
        null,
      ],
    ],
    [
      'something no text tells',
      changed([
        [
          'hello',
          'send',
          {
            message: { type: 'text', text: 'Hello {{ contact.name }}, which size?', previewUrl: true },
            template: null,
          },
        ],
      ]),
      ['Message 1, from “WhatsApp Send”, is made otherwise than before.', 'hello', null],
    ],
    [
      'another reason',
      changed([['done', 'end', { reason: 'sold' }]]),
      ['At last the journey ended at “End” (sold), where it should have: ended at “End” (done).', 'done', null],
    ],
    [
      'another variable',
      changed([
        [
          'ask',
          'receive',
          {
            cases: [{ id: 'small', title: 'Small', match: { type: 'keyword', how: 'exact', words: ['small'] } }],
            saveAs: 'fit',
            timeout: { amount: 2, unit: 'hours' },
          },
        ],
        ['thanks', 'send', { message: { type: 'text', text: 'Noted: {{ variables.fit }}' }, template: null }],
      ]),
      ['The variable “fit” is "small", where it should have: is not set.', 'done', null],
    ],
  ])('%s', (_, other, difference) => {
    const found = runScenario(other, scenario, known).difference;
    expect(found && [found.sentence, found.node, found.output]).toEqual(difference);
  });

  it.each([
    [
      'more than the walk has',
      { path: [...scenario.expect.path, { node: 'ask', output: 'other' }] },
      'The journey was over at “End” (done) instead of going on to “Receive”.',
    ],
    [
      'less than the walk has',
      { path: scenario.expect.path.slice(0, 3) },
      '“WhatsApp Send” was left by “Sent”, where the scenario stops before that.',
    ],
    [
      'another start',
      { path: [{ node: 'done', output: null }] },
      'The journey started at “Message received” instead of “End”.',
    ],
    [
      'a message less',
      { path: scenario.expect.path, messages: scenario.expect.messages?.slice(0, 1) },
      '“WhatsApp Send” sent “Noted: small”, which the scenario does not expect.',
    ],
    [
      'a step that is gone',
      { path: [{ node: 'old', output: 'next' }] },
      'The journey started at “Message received” instead of “old”.',
    ],
    ['nothing but the way', { path: scenario.expect.path }, null],
  ])('when it expects %s', (_, expected, sentence) => {
    const told = scenarioDocument.parse({ ...scenario, expect: expected });
    expect(runScenario(journey, told, known).difference?.sentence ?? null).toBe(sentence);
  });
});

it('can be written by hand, with little more than the script and the way', () => {
  const written = scenarioDocument.parse({
    schema: 1,
    startsAt: '2026-11-20T13:00:00+01:00',
    script: [{ type: 'write', text: 'hi' }, { type: 'toNextTimer' }],
    expect: {
      path: [
        { node: 'start', output: 'next' },
        { node: 'hello', output: 'sent' },
        { node: 'ask', output: 'timeout' },
        { node: 'late', output: null },
      ],
      end: { status: 'ended', node: 'late', reason: 'late' },
    },
  });
  expect(runScenario(journey, written, null).difference).toBeNull();
});

it('is written by hand as the how-to shows', () => {
  const page = readFileSync(join(__dirname, '../../../docs/how-to/journeys-as-code.md'), 'utf8');
  const example = namedScenario.parse(JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? ''));
  expect(runScenario(compile(demoJourney), example.document, null).difference).toBeNull();
});

it('takes from the workspace what it has, and else what it had when it was saved', () => {
  const offer = compile(
    aJourney(
      [nodes[0] ?? fail(), ['hello', 'send', { message: null, template: { name: 'reminder', language: 'en' } }]],
      ['start.next > hello'],
    ),
  );
  const saved = scenarioOf(
    offer,
    { opening: { ...opening, consent: [{ topic: 'utility', state: 'in', at: 0 }] }, actions: [says('hi')] },
    known,
  );
  expect(saved.surroundings.templates.map(({ name }) => name)).toEqual(['reminder']);
  const sentence = (surroundings: ScenarioSurroundings | null) =>
    runScenario(offer, saved, surroundings).difference?.sentence;
  expect(sentence(null)).toBeUndefined();
  expect(sentence({ ...known, templates: [] })).toBeUndefined();
  expect(sentence({ ...known, templates: [aTemplate({ status: 'PAUSED' })] })).toBe(
    '“WhatsApp Send” was left by “Blocked” instead of “Sent”.',
  );
});

it('keeps the number of a real contact to itself', () => {
  const real = {
    ...opening,
    contact: {
      ...opening.contact,
      id: '01890a5d-ac96-774b-bcce-b302099a8057' as typeof NOBODY,
      phone: '+351912345678',
    },
  };
  const saved = scenarioOf(journey, { opening: real, actions: answered }, known);
  expect(JSON.stringify(saved)).not.toContain('912345678');
  expect(runScenario(journey, saved, known).difference).toBeNull();
});

it('joins what was typed letter by letter and what passed in leaps', () => {
  const edits = ['A', 'Ad', 'Ada'].map((name): Action => ({ type: 'editContact', changes: { name } }));
  const { script } = scenarioOf(
    journey,
    {
      opening,
      actions: [
        ...edits,
        { type: 'editContact', changes: { tags: ['x'] } },
        { type: 'passTime', ms: 1 },
        { type: 'passTime', ms: 2 },
      ],
    },
    known,
  );
  expect(script).toEqual([
    { type: 'editContact', changes: { name: 'Ada', tags: ['x'] } },
    { type: 'passTime', ms: 3 },
  ]);
});

it('follows a journey that goes round and round only so far', () => {
  const round = compile(
    aJourney(
      [nodes[0] ?? fail(), ['rest', 'wait', { duration: { amount: 1, unit: 'seconds' } }]],
      ['start.next > rest', 'rest.next > rest'],
    ),
  );
  const script = [
    says('hi'),
    ...Array.from({ length: 299 }, () => ({ type: 'passTime' as const, ms: 30 * 24 * HOUR })),
  ];
  const long = scenarioDocument.parse({ schema: 1, startsAt: '2026-11-20T12:00:00Z', script, expect: { path: [] } });
  const { simulation, difference } = runScenario(round, long, null);
  expect(simulation.log.length).toBeLessThan(6_100);
  expect(difference?.node).toBe('start');
});

it('can be told to expect what comes now', () => {
  const other = changed([['done', 'end', { reason: 'sold' }]]);
  expect(runScenario(other, scenario, known).difference).not.toBeNull();
  const now: ScenarioDocument = adopted(other, scenario, known);
  expect(runScenario(other, now, known).difference).toBeNull();
  expect(now.script).toEqual(scenario.script);
});

it.each([
  ['an unknown action', { script: [{ type: 'dance' }] }],
  ['no beginning', { startsAt: 'tomorrow' }],
  ['a place that is no time zone', { contact: { timeZone: 'Mars/Olympus' } }],
  ['a step back in time', { script: [{ type: 'passTime', ms: -1 }] }],
  ['more than it may hold', { script: Array.from({ length: 301 }, () => ({ type: 'toNextTimer' })) }],
])('refuses %s', (_, part) => {
  expect(scenarioDocument.safeParse({ ...scenario, ...part }).success).toBe(false);
});

function fail(): never {
  throw new Error('The journey has a first step');
}
