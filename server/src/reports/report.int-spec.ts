import type { JourneyReport, ProblemResponse, StepsBetween } from '@sendero/shared';
import { aJourney, anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const DAY = '2026-11-02..2026-11-02';
const MINUTE = 60_000;
const variants = [
  { id: 'a', title: 'Short', percent: 50 },
  { id: 'b', title: 'Long', percent: 50 },
];

describe('the report of a journey', () => {
  let api: TestApi;
  let rows: Rows;
  let journeyId: string;
  let versionId: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    const document = aJourney(
      {
        start: anyMessage,
        fork: ['split', { variants }],
        short: text('Hi'),
        long: text('Good day'),
        won: ['goal', { name: 'Booked' }],
        done: end,
      },
      [
        'start.next -> fork',
        'fork.a -> short',
        'fork.b -> long',
        'short.sent -> won',
        'long.sent -> done',
        'won.next -> done',
      ],
    );
    ({ journeyId, versionId } = await api.publish(document, 'Fork'));
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE run, visit, conversion, message CASCADE'));

  const at = (minutes: number) => new Date(Date.parse('2026-11-02T12:00:00Z') + minutes * MINUTE);

  interface Walk {
    readonly steps: readonly (readonly [node: string, output: string])[];
    readonly status?: 'active' | 'ended' | 'failed';
    readonly node?: string;
    readonly reason?: string;
    /** Minutes from the start to the goal. */
    readonly goalAfter?: number;
    readonly startedAt?: Date;
    /** What its last step found in its way. */
    readonly problem?: string;
    readonly messages?: readonly Readonly<Record<string, unknown>>[];
  }
  /** A run that takes a minute for each step. */
  const walk = async (name: string, { steps, status = 'ended', node = 'done', reason = '', ...rest }: Walk) => {
    const contactId = await rows.contact(name, '+351912345678');
    const state = { node, reason, revision: steps.length + 1, enteredAt: at(steps.length).getTime() };
    const run = await rows.run({ journeyId, versionId, contactId }, state, status);
    await api.sql('UPDATE run SET started_at = $2 WHERE id = $1', [run, rest.startedAt ?? at(0)]);
    for (const [index, [node_id, output]] of steps.entries()) {
      await rows.insert('visit', {
        run_id: run,
        revision: index + 1,
        version_id: versionId,
        node_id,
        entered_at: at(index),
        left_at: at(index + 1),
        output,
        cause: 'message',
        verdicts: '[]',
        problem: index === steps.length - 1 ? (rest.problem ?? null) : null,
      });
    }
    for (const [index, columns] of (rest.messages ?? []).entries()) {
      const sent = { direction: 'out', body: { type: 'text' }, run_id: run, revision: 10 + index, status: 'read' };
      await rows.message('01990000-0000-7000-8000-0000000000cc', contactId, 'Hi', at(1), { ...sent, ...columns });
    }
    const withheld = reason === 'control_group';
    const { goalAfter } = rest;
    if (goalAfter !== undefined)
      await rows.insert('conversion', { run_id: run, journey_id: journeyId, withheld, at: at(goalAfter) });
    return run;
  };
  const way = (variant: 'a' | 'b'): Walk['steps'] => [
    ['start', 'next'],
    ['fork', variant],
    [variant === 'a' ? 'short' : 'long', 'sent'],
  ];
  const look = async (range = DAY, goal = 'event', journey = journeyId) =>
    (await api.call<JourneyReport>('GET', `/api/journeys/${journey}/report?range=${range}&goal=${goal}`)).body;

  it('counts runs by when they began, with those that got nothing apart', async () => {
    await walk('Ended', { steps: way('a') });
    await walk('Under way', { steps: way('b').slice(0, 2), status: 'active', node: 'long' });
    await walk('Failed', { steps: way('b').slice(0, 1), status: 'failed', node: 'fork' });
    await walk('Control', { steps: [], node: 'start', reason: 'control_group' });
    await walk('Too early', { steps: way('a'), startedAt: new Date('2026-11-01T23:59:59Z') });
    const { runs, steps } = await look();
    expect(runs).toEqual({ started: 3, withheld: 1, active: 1, ended: 1, failed: 1 });
    expect(
      steps.map(({ node, came, here, ended, outputs }) => [
        node,
        came,
        here,
        ended,
        outputs.flatMap(({ output, runs: left, edges }) => [
          `${output} ${left}`,
          ...edges.map(({ to, runs: led }) => `${output} -> ${to} ${led}`),
        ]),
      ]),
    ).toEqual([
      ['start', 3, 0, 0, ['next 3', 'next -> fork 3']],
      ['fork', 2, 0, 1, ['a 1', 'a -> short 1', 'b 1', 'b -> long 1']],
      ['short', 1, 0, 0, ['sent 1', 'sent -> won 1']],
      ['long', 1, 1, 0, []],
    ]);
    expect((await look('2026-11-03..2026-11-03')).runs.started).toBe(0);
  });

  it('compares the ways of a split and everybody with those who got nothing (CTN-16, CTN-20)', async () => {
    for (let n = 0; n < 8; n++) await walk(`A ${n}`, { steps: way('a'), ...(n < 6 && { goalAfter: 10 * (n + 1) }) });
    for (let n = 0; n < 8; n++) await walk(`B ${n}`, { steps: way('b'), ...(n < 2 && { goalAfter: 100 }) });
    for (let n = 0; n < 4; n++)
      await walk(`C ${n}`, { steps: [], node: 'start', reason: 'control_group', ...(n < 1 && { goalAfter: 5 }) });
    const { goal, splits } = await look();
    expect(goal).toMatchObject({
      isSet: false,
      treated: { started: 16, reached: 8 },
      withheld: { started: 4, reached: 1 },
      lift: { difference: 0.25, relative: 1, isClear: false },
      timeToReach: { medianMs: 45 * MINUTE, mostMs: 100 * MINUTE },
    });
    expect(splits).toMatchObject([
      {
        node: 'fork',
        variants: [
          {
            output: 'a',
            share: { started: 8, reached: 6 },
            againstControl: { difference: 0.5 },
            againstOthers: { difference: 0.5, relative: 2, isClear: true },
          },
          { output: 'b', share: { started: 8, reached: 2 }, againstControl: { difference: 0, isClear: false } },
        ],
      },
    ]);
  });

  it('counts a step as the goal, which those who got nothing can’t come to', async () => {
    const won: Walk['steps'] = [...way('a'), ['won', 'next']];
    await walk('Fast', { steps: won });
    await walk('Never', { steps: way('b'), goalAfter: 1 });
    await walk('Control', { steps: [], node: 'start', reason: 'control_group' });
    const { goal, goals, splits } = await look(DAY, 'step:won');
    expect(goals).toEqual([{ goal: 'step:won', title: 'Booked' }]);
    expect(goal).toEqual({
      goal: 'step:won',
      isSet: true,
      treated: { started: 2, reached: 1 },
      withheld: null,
      lift: null,
      timeToReach: { medianMs: 3 * MINUTE, mostMs: 3 * MINUTE },
    });
    expect(splits[0]?.variants.map(({ share, againstControl }) => [share.reached, againstControl])).toEqual([
      [1, null],
      [0, null],
    ]);
    // It is what the report is about when nobody chose.
    const usual = await api.call<JourneyReport>('GET', `/api/journeys/${journeyId}/report?range=${DAY}`);
    expect(usual.body.goal.goal).toBe('step:won');
  });

  it('tells connections of different versions apart', async () => {
    const { journeyId: id, versionId: first } = await api.publish(
      aStraightJourney({ start: anyMessage, one: text('1'), two: text('2'), done: end }),
      'Led elsewhere',
    );
    await api.journeys.redraw(id, aStraightJourney({ start: anyMessage, two: text('2'), done: end }));
    const second = await api.journeys.publishAgain(id);
    const contactId = await rows.contact('Ana', '+351912345679');
    for (const version of [first, first, second]) {
      const run = await rows.run(
        { journeyId: id, versionId: version, contactId },
        { node: 'done', revision: 2, enteredAt: 0 },
        'ended',
      );
      await api.sql('UPDATE run SET started_at = $2 WHERE id = $1', [run, at(0)]);
      await rows.insert('visit', {
        run_id: run,
        revision: 1,
        version_id: version,
        node_id: 'start',
        entered_at: at(0),
        left_at: at(1),
        output: 'next',
        cause: 'message',
        verdicts: '[]',
      });
    }
    const { steps: told } = await look(DAY, 'event', id);
    const [next] = told.find(({ node }) => node === 'start')?.outputs ?? [];
    expect(next).toMatchObject({
      runs: 3,
      edges: [
        { to: 'one', runs: 2 },
        { to: 'two', runs: 1 },
      ],
    });
    const people = await api.call<string>(
      'GET',
      `/api/journeys/${id}/report/people.csv?range=${DAY}&node=start&output=next&to=one`,
    );
    expect(people.body.trim().split('\r\n')).toHaveLength(3);
  });

  it('tells what WhatsApp charges for, as far as it told', async () => {
    const charged = { pricing: 'regular marketing PMP' };
    await walk('Two', { steps: way('a'), messages: [charged, { ...charged, status: 'delivered' }] });
    await walk('Free', { steps: way('b'), messages: [{ pricing: 'free_customer_service utility PMP' }, charged] });
    await walk('Untold', { steps: way('b'), messages: [{ status: 'accepted' }, { status: 'queued' }] });
    await walk('Failed', { steps: way('b'), messages: [{ ...charged, status: 'failed', problem: 'whatsapp.other' }] });
    expect((await look()).charges).toEqual([
      { pricing: { type: 'regular', category: 'marketing', model: 'PMP' }, messages: 3, runs: 2 },
      { pricing: { type: 'free_customer_service', category: 'utility', model: 'PMP' }, messages: 1, runs: 1 },
      { pricing: null, messages: 1, runs: 1 },
    ]);
  });

  it('tells what stood in the way', async () => {
    const lost = { status: 'failed', problem: 'whatsapp.undeliverable', problem_detail: 'Not on WhatsApp' };
    await walk('Lost', { steps: way('a'), messages: [lost, lost] });
    await walk('Shut', {
      steps: [
        ['start', 'next'],
        ['long', 'blocked'],
      ],
      problem: 'message.window_closed',
    });
    await walk('Broken', { steps: way('b'), status: 'failed', node: 'long', reason: 'run.unexpected' });
    const { failures } = await look();
    expect(failures.map(({ type, code, times, runs }) => [type, code, times, runs])).toEqual([
      ['blocked', 'message.window_closed', 1, 1],
      ['stopped', 'run.unexpected', 1, 1],
      ['failed', 'whatsapp.undeliverable', 2, 1],
    ]);
    for (const { message } of failures) expect(message).toMatch(/^[A-Z].*\.$/);
    expect(failures[2]?.whatToDo).not.toBe('');
  });

  it('tells how many went from one step to another, and how long it took', async () => {
    await walk('On', { steps: way('a') });
    await walk('There now', { steps: way('a').slice(0, 2), status: 'active', node: 'short' });
    await walk('Elsewhere', { steps: way('b') });
    const between = async (from: string, to: string) =>
      (
        await api.call<StepsBetween>(
          'GET',
          `/api/journeys/${journeyId}/report/between?range=${DAY}&from=${from}&to=${to}`,
        )
      ).body;
    expect(await between('start', 'short')).toEqual({
      came: 3,
      wentOn: 2,
      time: { medianMs: 2 * MINUTE, mostMs: 2 * MINUTE },
    });
    expect(await between('short', 'start')).toEqual({ came: 2, wentOn: 0, time: null });
  });

  it.each([
    ['everybody', '', ['Broken', 'Control', 'Ended', 'Goal', 'Here', 'Shut']],
    ['who got nothing', 'withheld=true', ['Control']],
    ['who came to a step', 'node=short', ['Goal']],
    ['who left it by an output', 'node=fork&output=b', ['Broken', 'Ended', 'Here', 'Shut']],
    ['who went on', 'node=start&then=long', ['Ended', 'Here', 'Shut']],
    ['who reached the goal', 'withheld=false&reached=true', ['Goal']],
    ['who is under way', 'status=active', ['Here']],
    ['who is at a step now', 'node=long&at=here', ['Here']],
    ['whose last step it was', 'node=long&at=ended', ['Broken', 'Shut']],
    ['who went along a connection', 'node=fork&output=b&to=long', ['Broken', 'Ended', 'Here', 'Shut']],
    ['nobody along one that is not there', 'node=fork&output=b&to=short', []],
    ['who reached the event', 'reached=true&goal=event', ['Goal']],
    ['who came to the goal step', 'reached=true&goal=step:won', ['Goal']],
    ['who left a split by a way and came to it', 'node=fork&output=a&reached=true&goal=step:won', ['Goal']],
    ['for whom a message failed', 'failure=failed&code=whatsapp.undeliverable', ['Ended']],
    ['to whom nothing was sent', 'failure=blocked&code=message.window_closed', ['Shut']],
    ['whose run failed', 'failure=stopped&code=run.unexpected', ['Broken']],
    ['whose message is charged for', 'pricing=regular+marketing+PMP', ['Goal']],
    ['of whose message nothing was told', 'pricing=untold', ['Here']],
    ['whose run ended', 'status=ended', ['Ended', 'Goal', 'Shut']],
  ])('exports %s (NET-08)', async (_, query, names) => {
    await walk('Goal', {
      steps: [...way('a'), ['won', 'next']],
      goalAfter: 7,
      messages: [{ pricing: 'regular marketing PMP' }],
    });
    await walk('Ended', { steps: way('b'), messages: [{ status: 'failed', problem: 'whatsapp.undeliverable' }] });
    await walk('Here', { steps: way('b').slice(0, 2), status: 'active', node: 'long', messages: [{ status: 'sent' }] });
    await walk('Shut', {
      steps: [...way('b').slice(0, 2), ['long', 'blocked']],
      node: 'long',
      problem: 'message.window_closed',
    });
    await walk('Broken', { steps: way('b').slice(0, 2), status: 'failed', node: 'long', reason: 'run.unexpected' });
    await walk('Control', { steps: [], node: 'start', reason: 'control_group' });
    const path = `/api/journeys/${journeyId}/report/people.csv?range=${DAY}&${query}`;
    const { body, headers } = await api.call<string>('GET', path);
    const [header, ...lines] = body.trim().split('\r\n');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(header).toBe('run,contact,name,phone,version,status,node,started_at,goal_at,got_nothing');
    expect(lines.map((line) => line.split(',')[2]).sort()).toEqual(names);
  });

  it.each([
    ['a journey that there is not', '01990000-0000-7000-8000-00000000dead', '', 404, 'journey.not_found'],
    ['no range', null, '?range=soon', 422, 'request.invalid'],
    ['no goal', null, '?goal=won', 422, 'request.invalid'],
    ['people by no price', null, '/people.csv?pricing=dear', 422, 'request.invalid'],
  ])('refuses %s', async (_, id, query, expected, code) => {
    const { status, body } = await api.call<ProblemResponse>('GET', `/api/journeys/${id ?? journeyId}/report${query}`);
    expect([status, body.code]).toEqual([expected, code]);
  });
});
