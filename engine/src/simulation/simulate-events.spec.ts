import { nodeId, segmentId } from '@sendero/shared';
import { NOON } from '../../testing/domain';
import { aJourney, aWorld, DAY, HOUR, MINUTE, opening, passes, played, says, wayOf } from '../../testing/simulated';
import { simulate } from './simulate';
import { nextTimer, opened, type Action, type Simulation } from './simulation';

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
