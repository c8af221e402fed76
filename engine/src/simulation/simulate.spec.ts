import {
  consentKeywords,
  contactId,
  demoJourney,
  foldConsent,
  journeyDocument,
  nodeId,
  segmentId,
  SERVICE_WINDOW_MS,
  templateKey,
  type JourneyDocument,
  type Template,
} from '@sendero/shared';
import fc from 'fast-check';
import { advance, enter } from '../advance';
import { simulate } from './simulate';
import { nextTimer, opened, worldOf, type Action, type Simulation, type World } from './simulation';

/** 2026-11-20, 12:00 UTC. */
const NOON = 1_795_176_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const stillThere: Template = {
  name: 'still_there',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hi {{1}}, are you still there?' }],
};

const opening = opened({
  now: NOON,
  contact: {
    id: contactId.parse('01890a5d-ac96-774b-bcce-b302099a8057'),
    name: 'Ada',
    phone: '+351912345678',
    language: 'en',
    timeZone: 'UTC',
    attributes: {},
    tags: [],
  },
  createdAt: 0,
  consent: [],
  lastInboundAt: null,
  seed: 'seed',
});

const says = (text: string): Action => ({ type: 'write', text, content: { type: 'text' } });
const taps = (payload: string, title: string): Action => ({
  type: 'write',
  text: title,
  content: { type: 'button', payload },
});
const passes = (ms: number): Action => ({ type: 'passTime', ms });

function aWorld(document: JourneyDocument, segments: World['segments'] = []): World {
  return worldOf(document, {
    templates: { [templateKey(stillThere.name, stillThere.language)]: stillThere },
    segments,
    consentOf: consentKeywords(['STOP'], ['START']),
  });
}

function aJourney(nodes: readonly object[], edges: readonly string[], settings: object = {}): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: nodes.map((node) => ({ title: '', position: { x: 0, y: 0 }, ...node })),
    edges: edges.map((edge) => {
      const [from, output, to] = edge.split(' ');
      return { from, output, to };
    }),
    settings,
  });
}

const demo = aWorld(demoJourney);

function played(world: World, actions: readonly Action[], from: Simulation = opening): Simulation {
  return actions.reduce((simulation, action) => simulate(world, simulation, action), from);
}

/** The way of everything so far, such as `menu sent`. */
function wayOf({ log }: Simulation): readonly string[] {
  return log.flatMap(({ visits }) => visits.map(({ node, output }) => (output ? `${node} ${output}` : node)));
}

/** What stands in the chat; a template by its name. */
function chatOf({ messages }: Simulation): readonly string[] {
  return messages.map((message) => {
    if (message.direction === 'in') return `> ${message.message.text}`;
    if (message.content.type === 'template') return `template ${message.content.template.name}`;
    const { message: sent } = message.content;
    return 'text' in sent ? sent.text : 'body' in sent ? sent.body : sent.type;
  });
}

const order = [says('Hi!'), taps('order', 'Where is my order'), says('4711')];

describe('the demo journey, simulated', () => {
  it('tells the order story up to its end, with the wait of two minutes', () => {
    const waiting = played(demo, order);
    expect(waiting.run).toMatchObject({ status: 'active', node: 'lookup' });
    expect(nextTimer(waiting)?.dueAt).toBe(waiting.now + 2 * MINUTE);
    expect(played(demo, [passes(2 * MINUTE - 1)], waiting).run?.node).toBe('lookup');

    const done = played(demo, [{ type: 'toNextTimer' }], waiting);
    expect(done.now).toBe(waiting.now + 2 * MINUTE);
    expect(done.run).toMatchObject({ status: 'ended', reason: 'answered', variables: { order_number: 4711 } });
    expect(done.timers).toEqual([]);
    expect(chatOf(done)).toEqual([
      '> Hi!',
      'Hi Ada 👋 What can we do for you?',
      '> Where is my order',
      'Sure. What is your *order number*?',
      '> 4711',
      'Thank you, I am looking up order 4711 …',
      'Good news: order *4711* left our warehouse and arrives tomorrow.',
    ]);
    expect(wayOf(done)).toEqual([
      'hello next',
      'menu sent',
      'choice order',
      'ask_order sent',
      'order_number number',
      'looking sent',
      'lookup next',
      'on_its_way sent',
      'answered',
    ]);
  });

  it.each([
    {
      name: 'without any consent',
      before: [],
      after: 'reminder blocked',
      sends: [],
      problem: 'message.not_opted_in',
      end: 'left alone',
    },
    {
      name: 'after START',
      before: [says('START')],
      after: 'reminder sent',
      sends: ['template still_there'],
      problem: null,
      end: 'reminded',
    },
    {
      name: 'with an opt-in to utility',
      before: [{ type: 'setConsent', topic: 'utility', state: 'in' } as const],
      after: 'reminder sent',
      sends: ['template still_there'],
      problem: null,
      end: 'reminded',
    },
  ])('a day later, $name: $after', ({ before, after, sends, problem, end }) => {
    const asked = played(demo, [...before, says('hello')]);
    const later = played(demo, [passes(HOUR + DAY)], asked);
    expect(wayOf(later).slice(-4, -1)).toEqual(['choice timeout', 'sleep next', after]);
    expect(chatOf(later).slice(chatOf(asked).length)).toEqual(sends);
    expect(later.run).toMatchObject({ status: 'ended', reason: end });
    const reminder = later.log.flatMap(({ visits }) => visits).find(({ node }) => node === 'reminder');
    expect(reminder?.problem ?? null).toBe(problem);
    expect(reminder?.verdicts).toContainEqual({
      guard: 'serviceWindowOpen',
      passed: false,
      inputs: { windowExpiresAt: asked.now + SERVICE_WINDOW_MS, now: asked.now + HOUR + DAY },
    });
  });

  it('lets go of whoever says STOP, and sends nothing that still waits', () => {
    const waiting = played(demo, [{ type: 'setProvider', provider: 'waits' }, says('hi')]);
    const stopped = played(demo, [says('Stop!')], waiting);
    expect(stopped.run).toMatchObject({ status: 'ended', reason: 'opted_out' });
    expect(stopped.timers).toEqual([]);
    expect(stopped.messages[1]).toMatchObject({ status: 'cancelled', problem: 'message.opted_out' });
    expect(foldConsent(stopped.consent).suppressed).toBe(true);
    expect(foldConsent(played(demo, [says('start')], stopped).consent)).toMatchObject({
      suppressed: false,
      marketing: 'in',
    });
  });

  it('starts the time for an answer anew when the question was not out yet', () => {
    const asked = played(demo, [{ type: 'setProvider', provider: 'waits' }, says('hi'), passes(50 * MINUTE)]);
    const sent = played(demo, [{ type: 'receipt', message: 2, status: 'sent' }, passes(30 * MINUTE)], asked);
    expect(sent.run?.node).toBe('choice');
    expect(played(demo, [passes(30 * MINUTE)], sent).run?.node).toBe('sleep');
  });
});

describe('a message that finds the service window closed', () => {
  const waiting = (whenClosed: object) =>
    aWorld(
      aJourney(
        [
          { id: 'start', type: 'trigger.message', config: { match: { type: 'keyword', how: 'exact', words: ['go'] } } },
          { id: 'pause', type: 'wait', config: { duration: { amount: 2, unit: 'days' } } },
          { id: 'news', type: 'send', config: { message: { type: 'text', text: 'News' }, template: null, whenClosed } },
          { id: 'done', type: 'end', config: { reason: 'sent' } },
          { id: 'gone', type: 'end', config: { reason: 'never wrote' } },
        ],
        ['start next pause', 'pause next news', 'news sent done', 'news blocked gone'],
      ),
    );
  const world = waiting({ type: 'wait', limit: { amount: 1, unit: 'days' } });

  it.each([
    { name: 'waits', actions: [passes(DAY - MINUTE)], chat: ['> go'], reason: '' },
    { name: 'gives up', actions: [passes(DAY + MINUTE)], chat: ['> go'], reason: 'never wrote' },
    {
      name: 'follows what is written',
      actions: [passes(HOUR), says('hm')],
      chat: ['> go', '> hm', 'News'],
      reason: 'sent',
    },
    { name: 'follows an opt-in', actions: [says('START')], chat: ['> go', '> START', 'News'], reason: 'sent' },
  ])('$name', ({ actions, chat, reason }) => {
    const end = played(world, [says('go'), passes(2 * DAY), ...actions]);
    expect(chatOf(end)).toEqual(chat);
    expect(end.run?.reason).toBe(reason);
  });

  it('leaves at once unless it is to wait', () => {
    const end = played(waiting({ type: 'leave' }), [says('go'), passes(2 * DAY)]);
    expect(end.run).toMatchObject({ status: 'ended', reason: 'never wrote', sendProblem: 'message.window_closed' });
  });
});

describe('who a message goes to', () => {
  const small = aJourney(
    [
      { id: 'start', type: 'trigger.message', config: { match: { type: 'keyword', how: 'exact', words: ['hi'] } } },
      { id: 'pause', type: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
      { id: 'over', type: 'end', config: { reason: '' } },
    ],
    ['start next pause', 'pause next over'],
  );
  const once = { ...small, settings: { ...small.settings, reentry: { type: 'never' as const } } };
  it.each([
    ['a word that no trigger knows', small, [says('what?')], 'noTrigger'],
    ['the trigger’s word', small, [says('hi')], 'trigger'],
    ['a word while the run does not listen', small, [says('hi'), says('hi')], 'busy'],
    ['the trigger’s word again after the end', small, [says('hi'), passes(HOUR), says('hi')], 'trigger'],
    ['the same in a journey that is entered once', once, [says('hi'), passes(HOUR), says('hi')], 'mayNotStart'],
    ['an answer', demoJourney, [says('hi'), says('pardon?')], 'run'],
    ['STOP', demoJourney, [says('hi'), says('STOP')], 'optOut'],
    ['START', demoJourney, [says('hi'), says('START')], 'optIn'],
  ])('%s', (_, document, actions, taken) => {
    expect(played(aWorld(document), actions).log.at(-1)?.what).toMatchObject({ type: 'wrote', taken });
  });

  it('knows the first message of a contact from any later one', () => {
    const firsts = aJourney(
      [{ id: 'start', type: 'trigger.message', config: { match: { type: 'firstMessage' } } }],
      [],
    );
    const taken = played(aWorld(firsts), [says('a'), says('b')]).log.map(({ what }) => 'taken' in what && what.taken);
    expect(taken).toEqual(['trigger', 'noTrigger']);
  });
});

describe('a message whose fate is waited for', () => {
  const world = aWorld(
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'ask', type: 'send', config: { message: { type: 'text', text: 'Hello' }, template: null } },
        { id: 'good', type: 'end', config: { reason: 'good' } },
        { id: 'bad', type: 'end', config: { reason: 'bad' } },
      ],
      ['start next ask', 'ask sent good', 'ask failed bad'],
    ),
  );

  it.each([
    ['delivers', 'good', 'delivered'],
    ['fails', 'bad', 'failed'],
    ['waits', '', 'queued'],
  ] as const)('with a provider that %s', (provider, reason, status) => {
    const done = played(world, [{ type: 'setProvider', provider }, says('hi')]);
    expect(done.run?.reason).toBe(reason);
    expect(done.messages[1]).toMatchObject({ status });
  });

  it.each([
    ['read', 'good', 'read'],
    ['failed', 'bad', 'failed'],
  ] as const)('hears “%s” given by hand', (status, reason, shown) => {
    const asked = played(world, [{ type: 'setProvider', provider: 'waits' }, says('hi')]);
    const heard = played(world, [{ type: 'receipt', message: 2, status }], asked);
    expect(heard.run?.reason).toBe(reason);
    expect(heard.messages[1]).toMatchObject({ status: shown });
  });
});

it('gives up on a journey that goes round without waiting for anybody', () => {
  const world = aWorld(
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'again', type: 'send', config: { message: { type: 'text', text: 'Hello' }, template: null } },
        { id: 'bad', type: 'end', config: { reason: 'bad' } },
      ],
      ['start next again', 'again sent again', 'again failed bad'],
    ),
  );
  const looped = played(world, [says('hi')]);
  expect(looped.log.at(-1)?.what).toEqual({ type: 'brokenOff' });
});

describe('events', () => {
  const happens = (name: string, properties = {}): Action => ({ type: 'happen', name, properties });
  const rest = { id: 'rest', type: 'wait', config: { duration: { amount: 2, unit: 'hours' } } };
  const bye = { id: 'bye', type: 'end', config: { reason: '' } };
  const onEvent = (name: string) => ({ id: 'start', type: 'trigger.event', config: { event: { name } } });
  const exits = [{ type: 'event', event: { name: 'order_placed' } }];
  const takenBy = ({ log }: Simulation) => log.map(({ what }) => ('taken' in what ? what.taken : what.type));

  it('start runs, are heard by them and end them', () => {
    const world = aWorld(
      aJourney([onEvent('cart_updated'), rest, bye], ['start next rest', 'rest next bye'], { exits }),
    );
    const done = played(world, [
      happens('order_placed'),
      happens('cart_updated', { items: 3 }),
      happens('cart_updated'),
      happens('order_placed'),
    ]);
    expect(wayOf(done)).toEqual(['start next', 'rest']);
    expect(takenBy(done)).toEqual(['noTrigger', 'trigger', 'busy', 'run']);
    expect(done.run).toMatchObject({ reason: 'exit_event', event: { items: 3 } });
  });

  it('reach the run of their key only', () => {
    const settings = { exits, runKey: 'orderId' };
    const world = aWorld(aJourney([onEvent('order_paid'), rest, bye], ['start next rest', 'rest next bye'], settings));
    const first = played(world, [
      happens('order_paid', { orderId: 'A-1' }),
      happens('order_placed', { orderId: 'A-2' }),
    ]);
    expect(first.run?.status).toBe('active');
    expect(played(world, [happens('order_placed', { orderId: 'A-1' })], first).run?.status).toBe('ended');
  });

  it('that do not follow start a run when the time is over (CTN-13)', () => {
    const trigger = {
      id: 'start',
      type: 'trigger.inaction',
      config: {
        event: { name: 'cart_updated' },
        missing: { name: 'order_placed' },
        within: { amount: 30, unit: 'minutes' },
      },
    };
    const world = aWorld(aJourney([trigger, rest, bye], ['start next rest', 'rest next bye']));
    const watched = played(world, [
      happens('cart_updated', { items: 1 }),
      passes(20 * MINUTE),
      happens('cart_updated'),
    ]);
    expect(takenBy(watched)).toEqual(['watched', 'watched']);
    const next: Action = { type: 'toNextTimer' };
    expect(played(world, [passes(29 * MINUTE)], watched).run).toBeNull();
    const started = played(world, [next], watched);
    expect(started.now - watched.now).toBe(30 * MINUTE);
    expect(wayOf(started)).toEqual(['start next']);
    const bought = played(world, [happens('order_placed'), passes(DAY)], watched);
    expect(bought.run).toBeNull();
  });

  it('a run can be asked for, and starts other journeys', () => {
    const other = { journey: '01890a5d-ac96-774b-bcce-b302099a8057', properties: [] };
    const world = aWorld(
      aJourney(
        [{ id: 'start', type: 'trigger.api', config: {} }, { id: 'next', type: 'journey.start', config: other }, bye],
        ['start next next', 'next next bye'],
      ),
    );
    const done = played(world, [{ type: 'ask', properties: { orderId: 'A-1' } }]);
    expect(done.run).toMatchObject({ status: 'ended', event: { orderId: 'A-1' } });
    expect(done.log.map(({ what }) => what)).toContainEqual({ type: 'otherStarted', journey: other.journey });
  });
});

describe('any simulation', () => {
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.constantFrom('hi', 'STOP', 'START', 'order', 'offers', '12', 'what?').map(says),
    fc.constantFrom(taps('order', 'Where is my order'), taps('hours', 'Opening hours')),
    fc.integer({ min: 0, max: 30 * HOUR }).map(passes),
    fc.constant<Action>({ type: 'toNextTimer' }),
    fc.constantFrom('delivers', 'fails', 'waits').map((provider): Action => ({ type: 'setProvider', provider })),
    fc.constantFrom('in', 'out').map((state): Action => ({ type: 'setConsent', topic: 'utility', state })),
  );

  it('comes to what the engine says when it is told the same, with the facts that held then', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const done = played(demo, actions);
        let run: Simulation['run'] = null;
        let started = 0;
        for (const { told, state, visits } of done.log) {
          if (!told) continue;
          const { trigger, event, facts } = told;
          if (trigger !== null) started++;
          const step: ReturnType<typeof enter> | null =
            trigger !== null
              ? enter(demo.journey, { trigger, event, seed: `seed-${started}` }, facts)
              : run && advance(demo.journey, run, event, facts);
          expect(step?.state).toEqual(state);
          expect(step?.visits).toEqual(visits);
          run = step?.state ?? null;
        }
        expect(run).toEqual(done.run);

        const wrote = done.log.flatMap(({ what }) => (what.type === 'wrote' ? [what.message.at] : []));
        for (const { told } of done.log) {
          if (!told) continue;
          const last = wrote.filter((at) => at <= told.facts.now).at(-1);
          expect(told.facts.windowExpiresAt).toBe(last === undefined ? null : last + SERVICE_WINDOW_MS);
          expect(told.facts.consent).toEqual(foldConsent(done.consent.filter(({ at }) => at <= told.facts.now)));
        }
      }),
    );
  });

  it('never goes back in time, and keeps timers only for a run that goes on', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const done = played(demo, actions);
        const times = [opening.now, ...done.log.map(({ at }) => at), done.now];
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        if (done.run?.status !== 'active') expect(done.timers).toEqual([]);
        expect(done.timers.every(({ dueAt }) => dueAt > done.now)).toBe(true);
      }),
    );
  });
});

it('CTN-12 asks whether the made-up contact is in a segment', () => {
  const segment = segmentId.parse('01990000-0000-7000-8000-000000000001');
  const when = { match: 'all', conditions: [{ subject: 'segment', is: 'in', segment }] };
  const world = aWorld(
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'choose', type: 'branch', config: { cases: [{ id: 'vip', title: 'VIP', when }] } },
        { id: 'yes', type: 'end', config: { reason: 'member' } },
        { id: 'no', type: 'end', config: { reason: 'stranger' } },
      ],
      ['start next choose', 'choose vip yes', 'choose else no'],
    ),
    [
      {
        id: segment,
        definition: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] },
      },
    ],
  );
  const stranger = simulate(world, opening, says('hi'));
  expect(stranger.run?.reason).toBe('stranger');
  const changes = { tags: ['VIP'] };
  const member = simulate(world, simulate(world, stranger, { type: 'editContact', changes }), says('hi'));
  expect(member.run?.reason).toBe('member');
});

it('CTN-11 starts as a member of a segment would, once at a time', () => {
  const world = aWorld(
    aJourney(
      [
        { id: 'start', type: 'trigger.segment', config: { segment: 'any', when: { type: 'now' } } },
        { id: 'wait', type: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
      ],
      ['start next wait'],
    ),
  );
  const launch: Action = { type: 'launch', trigger: nodeId.parse('start') };
  const started = simulate(world, opening, launch);
  expect(started).toMatchObject({ run: { node: 'wait', status: 'active' }, runs: 1 });
  expect(started.log.at(-1)).toMatchObject({ what: { type: 'launched', taken: 'trigger' } });
  expect(simulate(world, started, launch).log.at(-1)).toMatchObject({ what: { taken: 'busy' } });
  const nowhere = simulate(world, opening, { type: 'launch', trigger: nodeId.parse('wait') });
  expect(nowhere).toMatchObject({ run: null, runs: 0, log: [{ what: { type: 'launched', taken: 'noTrigger' } }] });
});

describe('frequency caps, simulated (BLO-12)', () => {
  const offer = { ...stillThere, name: 'offer', category: 'MARKETING' as const, components: [] };
  const sends = (id: string) => ({
    id,
    type: 'send',
    config: { message: null, template: { name: offer.name, language: offer.language } },
  });
  const document = (settings: object) =>
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        sends('one'),
        { id: 'rest', type: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
        sends('two'),
        { id: 'done', type: 'end', config: { reason: 'done' } },
      ],
      ['start next one', 'one sent rest', 'rest next two', 'two sent done'],
      { reentry: { type: 'always' }, ...settings },
    );
  const cap = { messages: 2, per: { amount: 1, unit: 'days' as const }, counts: ['marketing' as const] };
  const optsIn: Action = { type: 'setConsent', topic: 'marketing', state: 'in' };
  const walk = [optsIn, says('a'), passes(60 * MINUTE), says('b')];

  it.each([
    ['of the workspace', {}, { ...cap, messages: 1 }, 'two'],
    ['of the journey', { frequencyCap: { ...cap, messages: 1 } }, null, 'two'],
    ['that counts over several runs', {}, cap, 'one'],
  ])('a cap %s blocks what would be too much', (_, settings, frequencyCap, node) => {
    const world = worldOf(document(settings), {
      templates: { [templateKey(offer.name, offer.language)]: offer },
      segments: [],
      consentOf: () => null,
      frequencyCap,
    });
    const simulation = played(world, walk);
    const blocked = simulation.log.flatMap(({ visits }) => visits).find(({ output }) => output === 'blocked');
    expect(blocked).toMatchObject({ node, problem: 'message.over_frequency_cap' });
    expect(played(world, [passes(24 * 60 * MINUTE), says('c')], simulation).messages.at(-1)).toMatchObject({
      direction: 'out',
      topic: 'marketing',
    });
  });
});

describe('a click (CT-39)', () => {
  const waitsForClick = (config: object) =>
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'offer', type: 'send', config },
        {
          id: 'click',
          type: 'wait',
          config: { type: 'click', link: 'sale', timeout: { amount: 1, unit: 'hours' } },
        },
        { id: 'yes', type: 'end', config: { reason: '' } },
        { id: 'no', type: 'end', config: { reason: '' } },
      ],
      ['start next offer', 'offer sent click', 'click happened yes', 'click timeout no'],
    );
  const text = { message: { type: 'text', text: 'https://a.example/sale https://a.example/help' }, template: null };
  const opens = (url: string, from: Simulation): Action => {
    if (from.messages.length === 0) throw new Error('Nothing was sent');
    return { type: 'click', message: from.messages.length, url };
  };
  it.each([
    ['on the link that is waited for', true, 'https://a.example/sale', 'yes', true],
    ['on another link', true, 'https://a.example/help', 'click', true],
    ['on a link button', true, 'https://a.example/sale/now', 'yes', true],
    ['that is not counted', false, 'https://a.example/sale', 'click', false],
  ])('%s', (_, trackLinks, url, node, counted) => {
    const button = { type: 'linkButton', body: 'Now', button: 'Open', url };
    const config = url.endsWith('now') ? { message: button, template: null } : text;
    const world = { ...aWorld(waitsForClick({ ...config, trackLinks })), linkBase: 'https://go.example/r/' };
    const sent = played(world, [says('hi')]);
    const after = played(world, [opens(url, sent)], sent);
    expect(after.run?.node).toBe(node);
    expect(after.log.at(-1)?.what).toEqual({ type: 'clicked', url, counted });
    expect(played({ ...world, linkBase: null }, [opens(url, sent)], sent).run?.node).toBe('click');
  });
});

describe('what happened before', () => {
  const twice = {
    subject: 'eventHistory',
    is: 'did',
    event: { name: 'order_placed', where: [{ property: 'total', is: 'greaterThan', value: '50' }] },
    times: 2,
    within: { amount: 1, unit: 'days' },
  };
  const read = { subject: 'messageHistory', is: 'did', status: 'read', times: 1, within: null };
  const asks = (condition: object) =>
    aWorld(
      aJourney(
        [
          { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
          {
            id: 'ask',
            type: 'branch',
            config: { cases: [{ id: 'yes', title: 'Yes', when: { match: 'all', conditions: [condition] } }] },
          },
          { id: 'hello', type: 'send', config: { message: { type: 'text', text: 'Hello' }, template: null } },
          { id: 'yes', type: 'end', config: { reason: '' } },
        ],
        ['start next ask', 'ask yes yes', 'ask else hello'],
      ),
    );
  const order = (total: number): Action => ({ type: 'happen', name: 'order_placed', properties: { total } });
  it.each([
    ['events that fit', [order(60), order(70), says('hi')], 'yes'],
    ['an event that does not', [order(60), order(7), says('hi')], 'hello'],
    ['an event too long ago', [order(60), passes(DAY), order(70), says('hi')], 'hello'],
  ])('%s', (_, actions, node) => {
    expect(played(asks(twice), actions).run?.node).toBe(node);
  });

  it('an event of a real contact, and a message that was read', () => {
    const events = [
      { name: 'order_placed', properties: { total: 90 }, at: NOON - HOUR },
      { name: 'order_placed', properties: { total: 80 }, at: NOON - 2 * HOUR },
    ];
    expect(played(asks(twice), [says('hi')], opened({ ...opening, events })).run?.node).toBe('yes');
    const first = played(asks(read), [says('hi')]);
    expect(first.run?.node).toBe('hello');
    const after: readonly Action[] = [
      { type: 'receipt', message: first.messages.length, status: 'read' },
      says('hi again'),
    ];
    expect(played(asks(read), after, first).run?.node).toBe('yes');
  });
});

describe('a date of the contact (CTN-14)', () => {
  const birthdays = (over: object = {}) =>
    aWorld(
      aJourney(
        [
          {
            id: 'start',
            type: 'trigger.date',
            config: {
              source: { type: 'attribute', attribute: 'birthday' },
              shift: null,
              time: '09:00',
              keepsOwnTime: false,
              yearly: true,
              latest: { amount: 12, unit: 'hours' },
              ...over,
            },
          },
          { id: 'over', type: 'end', config: { reason: '' } },
        ],
        ['start next over'],
      ),
    );
  const born = (birthday: string): Action => ({
    type: 'editContact',
    changes: { attributes: { birthday }, timeZone: 'Europe/Lisbon' },
  });

  it('starts them then, every year, and the next timer leads there', () => {
    const world = birthdays();
    const known = played(world, [born('1990-11-21')]);
    const first = played(world, [{ type: 'toNextTimer' }], known);
    expect(first.now).toBe(Date.parse('2026-11-21T09:00Z'));
    expect(first.run).toMatchObject({ status: 'ended', event: { date: '2026-11-21' } });
    expect(first.log.at(-1)?.what).toEqual({ type: 'dateCame', taken: 'trigger' });
    expect(played(world, [passes(800 * DAY)], known).runs).toBe(3);
  });

  it('goes by the date as it is when it comes', () => {
    const world = birthdays();
    const moved = played(world, [born('1990-11-21'), born('1990-12-01'), passes(2 * DAY)]);
    expect(moved.runs).toBe(0);
    expect(nextTimer(moved)?.dueAt).toBe(Date.parse('2026-12-01T09:00Z'));
  });

  it('comes of an event as well', () => {
    const source = { type: 'event', event: { name: 'booked', where: [] }, property: 'departure' };
    const shift = { amount: 1, unit: 'days', direction: 'before' };
    const world = birthdays({ source, shift, yearly: false });
    const booked: Action = { type: 'happen', name: 'booked', properties: { departure: '2026-11-25', seat: '7A' } };
    const gone = played(world, [booked, passes(10 * DAY)]);
    expect(gone.run?.event).toEqual({ departure: '2026-11-25', seat: '7A' });
    expect(gone.runs).toBe(1);
  });
});
