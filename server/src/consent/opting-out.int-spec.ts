import { Client } from 'pg';
import { LIVE_CHANNEL, readNotice } from '../live/live-notice';
import { MetaProvider } from '../providers/meta/meta-provider';
import { aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';
import { addRule, onWords } from '../testing/rules';

const ADA = '15550100001';
const BOB = '15550100002';

/** Every way in which somebody opts out of everything, with the other runs that are over then. */
const ways: readonly (readonly [name: string, optOut: (product: Product) => Promise<void>, others: string[]])[] = [
  ['a word of their own', (product) => product.writes(ADA, 'STOP'), []],
  [
    'the API',
    async (product) => {
      const [contact] = await product.sql<{ id: string }>('SELECT id FROM contact WHERE phone = $1', [`+${ADA}`]);
      const entry = { topic: 'all', state: 'out', evidence: 'Rang us up' };
      await product.api('POST', `/contacts/${contact?.id}/consent`, entry);
    },
    [],
  ],
  [
    'a rule',
    async (product) => {
      const action = { type: 'consent', topic: 'all', state: 'out', reply: '' } as const;
      await addRule(product, { match: onWords('no more'), action });
      await product.writes(ADA, 'no more');
    },
    [],
  ],
  [
    'a step of another journey',
    async (product) => {
      const consent = [{ topic: 'all', state: 'out', evidence: 'Wrote “{{ reply.text }}”' }];
      const leave = aStraightJourney({ begin: keyword('leave'), forget: ['contact.update', { consent }], stop: end });
      await product.publishToo(leave, 'Leaves');
      await product.writes(ADA, 'leave');
    },
    ['Leaves: finished'],
  ],
];

describe('opting out of everything (CT-46)', () => {
  let product: Product;
  let listener: Client;
  const told = new Set<string>();
  /** Lets the provider answer that a test holds back. */
  let answer: () => void = () => undefined;

  beforeEach(async () => {
    product = await startProduct();
    listener = new Client({ connectionString: product.databaseUrl });
    await listener.connect();
    told.clear();
    listener.on('notification', ({ payload = '' }) => {
      for (const id of readNotice(payload)?.messages ?? []) told.add(id);
    });
  });
  afterEach(async () => {
    answer();
    jest.restoreAllMocks();
    await listener.end();
    await product.close();
  });

  const queued = (waId: string) =>
    product.sql<{ id: string; status: string; problem: string | null }>(
      `SELECT m.id, m.status, m.problem FROM message m JOIN contact c ON c.id = m.contact_id
        WHERE m.direction = 'out' AND c.phone = $1`,
      [`+${waId}`],
    );
  const reasons = (waId: string) =>
    product.sql<{ name: string; status: string; reason: string }>(
      `SELECT j.name, r.status, r.state->>'reason' AS reason FROM run r JOIN journey j ON j.id = r.journey_id
         JOIN contact c ON c.id = r.contact_id WHERE c.phone = $1 ORDER BY j.name DESC`,
      [`+${waId}`],
    );

  it.each(ways)(
    'by %s takes back what waits to be sent, tells screens, and ends every other run',
    async (_, optOut, others) => {
      const steps = { start: keyword('go'), one: text('one'), pause: waitFor(1, 'hours'), stop: end };
      await product.publish(aStraightJourney(steps), 'Walks');
      await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
      await product.writes(ADA, 'go');
      await product.writes(BOB, 'go');
      const [message] = await eventually(
        () => queued(ADA),
        (rows) => rows.length === 1,
      );
      await eventually(
        () => queued(BOB),
        (rows) => rows.length === 1,
      );
      await listener.query(`LISTEN ${LIVE_CHANNEL}`);
      told.clear();
      await optOut(product);
      const left = await eventually(
        () => reasons(ADA),
        (runs) => runs.every(({ status }) => status === 'ended'),
      );
      expect(left.map(({ name, reason }) => `${name}: ${reason}`)).toEqual(['Walks: opted_out', ...others]);
      expect(await queued(ADA)).toEqual([{ ...message, status: 'cancelled', problem: 'message.opted_out' }]);
      await eventually(
        () => Promise.resolve(told),
        (ids) => ids.has(message?.id ?? ''),
      );
      expect(await queued(BOB)).toMatchObject([{ status: 'queued', problem: null }]);
      expect(await reasons(BOB)).toMatchObject([{ status: 'active' }]);
      expect(await product.sql('SELECT FROM outbox')).toHaveLength(1);
    },
  );

  it('keeps the provider from being called for what a sender had leased already', async () => {
    const { send } = MetaProvider.prototype;
    const stopped = new Promise<void>((done) => (answer = done));
    const sends = jest.spyOn(MetaProvider.prototype, 'send').mockImplementationOnce(async function (
      this: MetaProvider,
      ...message
    ) {
      await stopped;
      return send.apply(this, message);
    });
    const steps = { start: keyword('go'), one: text('one'), two: text('two'), three: text('three'), stop: end };
    await product.publish(aStraightJourney(steps), 'Says a lot');
    await product.sql('UPDATE channel_throughput SET tokens = 50');
    await product.writes(ADA, 'go');
    const leased = () => product.sql('SELECT FROM outbox WHERE lease_until IS NOT NULL');
    await eventually(leased, (rows) => rows.length === 3);
    await product.writes(ADA, 'STOP');
    await eventually(
      () => product.sql('SELECT FROM consent'),
      (rows) => rows.length === 1,
    );
    answer();
    const problems = await eventually(
      () => queued(ADA).then((rows) => rows.map(({ problem }) => problem)),
      (found) => found.filter((problem) => problem !== null).length === 2,
    );
    expect(problems.filter((problem) => problem !== null)).toEqual(['message.opted_out', 'message.opted_out']);
    expect((await product.received()).map((message) => message.text)).toEqual(['one']);
    expect(sends).toHaveBeenCalledTimes(1);
  });
});
