import type { JourneyDetail, JourneyReport, ProblemResponse, PublishedVersion, StepsBetween } from '@sendero/shared';
import { aJourney, anyMessage, end, text } from '../testing/journeys';
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
      { start: anyMessage, fork: ['split', { variants }], short: text('Hi'), long: text('Good day'), done: end },
      ['start.next -> fork', 'fork.a -> short', 'fork.b -> long', 'short.sent -> done', 'long.sent -> done'],
    );
    journeyId = (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Fork', document })).body.id;
    versionId = (await api.call<PublishedVersion>('POST', `/api/journeys/${journeyId}/publish`, {})).body.id;
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE run, visit, conversion CASCADE'));

  const at = (minutes: number) => new Date(Date.parse('2026-11-02T12:00:00Z') + minutes * MINUTE);

  interface Walk {
    readonly steps: readonly (readonly [node: string, output: string])[];
    readonly status?: 'active' | 'ended' | 'failed';
    readonly node?: string;
    readonly reason?: string;
    /** Minutes from the start to the goal. */
    readonly goalAfter?: number;
    readonly startedAt?: Date;
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
      });
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
  const look = async (range = DAY) =>
    (await api.call<JourneyReport>('GET', `/api/journeys/${journeyId}/report?range=${range}`)).body;

  it('counts runs by when they began, with those that got nothing apart', async () => {
    await walk('Ended', { steps: way('a') });
    await walk('Under way', { steps: way('b').slice(0, 2), status: 'active', node: 'long' });
    await walk('Failed', { steps: way('b').slice(0, 1), status: 'failed', node: 'fork' });
    await walk('Control', { steps: [], node: 'start', reason: 'control_group' });
    await walk('Too early', { steps: way('a'), startedAt: new Date('2026-11-01T23:59:59Z') });
    const { runs, steps } = await look();
    expect(runs).toEqual({ started: 3, withheld: 1, active: 1, ended: 1, failed: 1 });
    expect(
      steps.map(({ node, came, here, outputs }) => [node, came, here, outputs.map((one) => [one.output, one.runs])]),
    ).toEqual([
      ['start', 3, 0, [['next', 3]]],
      [
        'fork',
        2,
        0,
        [
          ['a', 1],
          ['b', 1],
        ],
      ],
      ['short', 1, 0, [['sent', 1]]],
      ['long', 1, 1, []],
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
    ['everybody', '', ['Control', 'Ended', 'Goal']],
    ['who got nothing', 'withheld=true', ['Control']],
    ['who came to a step', 'node=short', ['Goal']],
    ['who left it by an output', 'node=fork&output=b', ['Ended']],
    ['who went on', 'node=start&then=long', ['Ended']],
    ['who reached the goal', 'withheld=false&reached=true', ['Goal']],
    ['who is under way', 'status=active', []],
    ['whose run ended', 'status=ended', ['Ended', 'Goal']],
  ])('exports %s (NET-08)', async (_, query, names) => {
    await walk('Goal', { steps: way('a'), goalAfter: 7 });
    await walk('Ended', { steps: way('b') });
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
  ])('refuses %s', async (_, id, query, expected, code) => {
    const { status, body } = await api.call<ProblemResponse>('GET', `/api/journeys/${id ?? journeyId}/report${query}`);
    expect([status, body.code]).toEqual([expected, code]);
  });
});
