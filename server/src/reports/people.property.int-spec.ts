import { pricingText, type JourneyReport } from '@sendero/shared';
import fc from 'fast-check';
import { aJourney, anyMessage, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const DAY = '2026-11-02..2026-11-02';
const NOON = Date.parse('2026-11-02T12:00:00Z');
const MINUTE = 60_000;

/** Where each output leads; null ends the run there. */
const ways: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  start: { next: 'fork' },
  fork: { a: 'short', b: 'long' },
  short: { sent: 'won', blocked: null },
  long: { sent: 'won', blocked: null },
  won: { next: 'listen' },
  listen: { other: 'fork' },
};

/** A run by what it chose at each step and what became of it. */
const aRun = fc.record({
  choices: fc.array(fc.nat(1), { maxLength: 12 }),
  fate: fc.constantFrom('active', 'ended', 'failed', 'control_group'),
  converts: fc.boolean(),
  messages: fc.array(
    fc.record({
      status: fc.constantFrom('queued', 'accepted', 'read', 'failed'),
      pricing: fc.constantFrom(null, 'regular marketing PMP', 'free_entry_point referral_conversion PMP'),
    }),
    { maxLength: 3 },
  ),
});
type AnyRun = typeof aRun extends fc.Arbitrary<infer T> ? T : never;

describe('the people behind the figures of a report', () => {
  let api: TestApi;
  let rows: Rows;
  let journeyId: string;
  let versionId: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    const variants = ['a', 'b'].map((id) => ({ id, title: id, percent: 50 }));
    const document = aJourney(
      {
        start: anyMessage,
        fork: ['split', { variants }],
        short: text('Hi'),
        long: text('Good day'),
        won: ['goal', { name: 'Booked' }],
        listen: ['receive', { cases: [], saveAs: '', timeout: null, prompt: null, debounce: 0 }],
      },
      Object.entries(ways).flatMap(([from, outputs]) =>
        Object.entries(outputs).flatMap(([output, to]) => (to === null ? [] : [`${from}.${output} -> ${to}`])),
      ),
    );
    ({ journeyId, versionId } = await api.publish(document, 'Round'));
  });
  afterAll(() => api.close());

  const write = async ({ choices, fate, converts, messages }: AnyRun): Promise<void> => {
    const contactId = await rows.contact('Ana', '+351912345678');
    const withheld = fate === 'control_group';
    const { passed, last, blocked } = walkedBy(withheld ? [] : choices);
    const status = withheld ? 'ended' : fate;
    const at = (minutes: number) => new Date(NOON + minutes * MINUTE);
    const run = await rows.run(
      { journeyId, versionId, contactId },
      {
        node: last,
        reason: withheld ? fate : status === 'failed' ? 'run.unexpected' : '',
        revision: passed.length + 1,
        enteredAt: at(passed.length).getTime(),
      },
      status,
    );
    await api.sql('UPDATE run SET started_at = $2 WHERE id = $1', [run, at(0)]);
    const over = status === 'active' ? [] : [{ node: last, output: blocked ? 'blocked' : null }];
    for (const [index, { node, output }] of [...passed, ...over].entries()) {
      await rows.insert('visit', {
        run_id: run,
        revision: index + 1,
        version_id: versionId,
        node_id: node,
        entered_at: at(index),
        left_at: at(index + 1),
        output,
        cause: 'message',
        verdicts: '[]',
        problem: output === 'blocked' ? 'message.window_closed' : null,
      });
    }
    if (converts) {
      await rows.insert('conversion', { run_id: run, journey_id: journeyId, withheld, at: at(20) });
    }
    for (const [index, message] of (withheld ? [] : messages).entries()) {
      const problem = message.status === 'failed' ? 'whatsapp.undeliverable' : null;
      const sent = { direction: 'out', body: { type: 'text' }, run_id: run, revision: 100 + index, problem };
      await rows.message('01990000-0000-7000-8000-0000000000cc', contactId, 'Hi', at(1), { ...sent, ...message });
    }
  };

  it('are as many as the figure says (NET-08)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aRun, { maxLength: 10 }), fc.constantFrom('event', 'step:won'), async (runs, goal) => {
        await api.sql('TRUNCATE run, visit, conversion, message CASCADE');
        for (const run of runs) await write(run);
        const path = `/api/journeys/${journeyId}/report`;
        const of = `range=${DAY}&goal=${goal}`;
        const { body: report } = await api.call<JourneyReport>('GET', `${path}?${of}`);
        const figures = figuresOf(report);
        for (const [query, figure] of Object.entries(figures)) {
          const { body } = await api.call<string>('GET', `${path}/people.csv?${of}&${query}`);
          expect([query, body.trim().split('\r\n').length - 1]).toEqual([query, figure]);
        }
        expect(report.runs.started + report.runs.withheld).toBe(runs.length);
        for (const { came, here, ended, outputs } of report.steps) {
          for (const { runs: left, edges } of outputs) {
            expect(edges.reduce((sum, edge) => sum + edge.runs, 0)).toBe(edges.length === 0 ? 0 : left);
          }
          expect(here + ended).toBeLessThanOrEqual(came);
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

/** The steps that were passed, the one that the run stands at, and whether it may not send there. */
function walkedBy(choices: readonly number[]) {
  const passed: { readonly node: string; readonly output: string }[] = [];
  let last = 'start';
  for (const choice of choices) {
    const outputs = Object.entries(ways[last] ?? {});
    const [output, to] = outputs[choice % outputs.length] ?? [];
    if (output === undefined || !to) return { passed, last, blocked: true };
    passed.push({ node: last, output });
    last = to;
  }
  return { passed, last, blocked: false };
}

/** Every figure of a report by how its people are asked for. */
function figuresOf({ runs, goal, splits, steps, charges, failures }: JourneyReport): Readonly<Record<string, number>> {
  const figures: [query: string, figure: number][] = [
    ['withheld=false', runs.started],
    ['withheld=true', runs.withheld],
    ['status=active', runs.active],
    ['status=ended', runs.ended],
    ['status=failed', runs.failed],
    ['withheld=false&reached=true', goal.treated.reached],
    ['withheld=true&reached=true', goal.withheld?.reached ?? 0],
    ...splits.flatMap(({ node, variants }) =>
      variants.flatMap(({ output, share }): [string, number][] => [
        [`node=${node}&output=${output}`, share.started],
        [`node=${node}&output=${output}&reached=true`, share.reached],
      ]),
    ),
    ...steps.flatMap(({ node, came, here, ended, outputs }): [string, number][] => [
      [`node=${node}`, came],
      [`node=${node}&at=here`, here],
      [`node=${node}&at=ended`, ended],
      ...outputs.flatMap(({ output, runs: left, edges }): [string, number][] => [
        [`node=${node}&output=${output}`, left],
        ...edges.map((edge): [string, number] => [`node=${node}&output=${output}&to=${edge.to}`, edge.runs]),
      ]),
    ]),
    ...charges.map((charge): [string, number] => [
      `pricing=${encodeURIComponent((charge.pricing && pricingText(charge.pricing)) ?? 'untold')}`,
      charge.runs,
    ]),
    ...failures.map((failure): [string, number] => [`failure=${failure.type}&code=${failure.code}`, failure.runs]),
  ];
  return Object.fromEntries(figures);
}
