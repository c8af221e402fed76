import { demoJourney, foldConsent, SERVICE_WINDOW_MS } from '@sendero/shared';
import fc from 'fast-check';
import {
  aJourney,
  aWorld,
  chatOf,
  DAY,
  HOUR,
  MINUTE,
  opening,
  passes,
  played,
  says,
  taps,
  wayOf,
} from '../../testing/simulated';
import { advance, enter } from '../advance';
import { nextTimer, type Action, type Simulation } from './simulation';

const demo = aWorld(demoJourney);

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
