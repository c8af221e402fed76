import type { Ailment, DoctorReport, ProblemResponse } from '@sendero/shared';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const HOUR = 3_600_000;
const wait = ['wait', { duration: { amount: 2, unit: 'hours' } }] as const;

/** Each invariant is broken by hand: it is found, mended, and found no more (issue 3, point 13). */
describe('the doctor', () => {
  let api: TestApi;
  let rows: Rows;
  let journeyId: string;
  let versionId: string;
  let channelId: string;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    channelId = await rows.channel();
    const document = aStraightJourney({ start: anyMessage, hi: text('Hello'), pause: wait, done: end });
    ({ journeyId, versionId } = await api.publish(document));
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.sql(
      'TRUNCATE run, visit, contact, timer, event, held_event, dead_event, outbox, message, counter CASCADE',
    );
    await api.sql('TRUNCATE counter_delta, doctor_report');
    api.rings();
  });

  const look = async () => (await api.call<DoctorReport>('GET', '/api/doctor?now=true')).body;
  const found = ({ findings }: DoctorReport) => findings.map(({ ailment, count }) => [ailment, count]);
  const mend = async (ailment: Ailment) =>
    (await api.call<DoctorReport>('POST', '/api/doctor/repairs', { ailment })).body;

  /** A run that waits two hours, entered an hour ago, its counter right. */
  const waiting = async (name = 'Ada') => {
    const contactId = await rows.contact(name);
    const enteredAt = Date.now() - HOUR;
    const state = { node: 'pause', phase: '', revision: 3, enteredAt };
    const id = await rows.run({ journeyId, versionId, contactId }, state);
    await count('pause', 'entered', 1);
    return { id, contactId, enteredAt };
  };
  const count = (node: string, metric: string, n: number) =>
    rows.insert('counter_delta', { version_id: versionId, node_id: node, metric, n });
  const timer = (run: string, dueAt: number) =>
    rows.insert('timer', { run_id: run, token: 3, lane: 7, due_at: new Date(dueAt) });
  const event = async (table: string, contactId: string, rest: object = {}) =>
    rows.insert(table, {
      id: 1,
      lane: 7,
      contact_id: contactId,
      channel_id: channelId,
      payload: '{}',
      received_at: new Date(Date.now() - HOUR),
      ...rest,
    });
  const message = (contactId: string, status: string) =>
    rows.message(channelId, contactId, 'Hello', new Date(), { direction: 'out', body: '{}', status });
  const outbox = (messageId: string, contactId: string, leaseUntil: Date | null) =>
    rows.insert('outbox', {
      message_id: messageId,
      channel_id: channelId,
      contact_id: contactId,
      lease_until: leaseUntil,
      attempt: 1,
    });

  it('finds nothing where all is well', async () => {
    const { id, contactId } = await waiting();
    await timer(id, Date.now() + HOUR);
    await outbox(await message(contactId, 'queued'), contactId, null);
    expect(found(await look())).toEqual([]);
  });

  it('finds a run whose timer is missing, and sets it for when its step is over', async () => {
    const { id, enteredAt } = await waiting();
    expect(await look()).toMatchObject({ findings: [{ ailment: 'run.stuck', count: 1, examples: [id] }] });
    expect(found(await mend('run.stuck'))).toEqual([]);
    const [set] = await api.sql<{ run_id: string; token: number; due_at: Date }>('SELECT * FROM timer');
    expect(set).toMatchObject({ run_id: id, token: 3 });
    expect(set?.due_at).toEqual(new Date(enteredAt + 2 * HOUR));
    expect(api.rings()).toContain('advance');
  });

  it('finds timers that nobody calls, and wakes the workers', async () => {
    const { id } = await waiting();
    await timer(id, Date.now() - HOUR);
    expect(found(await look())).toEqual([['timer.overdue', 1]]);
    await mend('timer.overdue');
    expect(api.rings()).toContain('advance');
    await api.sql('UPDATE timer SET due_at = now()');
    expect(found(await look())).toEqual([]);
  });

  it('finds timers of runs that are over, and deletes them', async () => {
    const { id } = await waiting();
    await timer(id, Date.now() + HOUR);
    await api.sql(`INSERT INTO timer SELECT gen_random_uuid(), 1, 7, now() + interval '1 hour'`);
    expect(found(await look())).toEqual([['timer.orphaned', 1]]);
    expect(found(await mend('timer.orphaned'))).toEqual([]);
    expect(await api.sql('SELECT run_id FROM timer')).toEqual([{ run_id: id }]);
  });

  it('finds events that nobody applies, and wakes the workers', async () => {
    await api.sql(
      `INSERT INTO event (lane, contact_id, channel_id, payload, received_at) VALUES (7, $1, $2, '{}', now() - interval '1 hour')`,
      [await rows.contact('Ada'), channelId],
    );
    expect(found(await look())).toEqual([['event.waiting', 1]]);
    await mend('event.waiting');
    expect(api.rings()).toContain('advance');
    await api.sql('DELETE FROM event');
    expect(found(await look())).toEqual([]);
  });

  it('finds events that could not be applied until somebody has seen them', async () => {
    await event('dead_event', await rows.contact('Ada'), { error: 'Boom', died_at: new Date() });
    expect(found(await look())).toEqual([['event.dead', 1]]);
    expect(found(await mend('event.dead'))).toEqual([]);
    expect(await api.sql('SELECT error FROM dead_event')).toEqual([{ error: 'Boom' }]);
  });

  it('finds events that are held for a journey that goes on, and lets them go', async () => {
    await event('held_event', await rows.contact('Ada'), { journey_id: journeyId });
    expect(found(await look())).toEqual([['event.held', 1]]);
    const after = await mend('event.held');
    expect(found(after).filter(([ailment]) => ailment === 'event.held')).toEqual([]);
    expect(await api.sql('SELECT id FROM event')).toEqual([{ id: '1' }]);
    expect(api.rings()).toContain('advance');
  });

  it('leaves everybody their turn who has one after a pause', async () => {
    const contactId = await rows.contact('Ada');
    await event('held_event', contactId, { journey_id: journeyId, release_at: new Date(Date.now() + HOUR) });
    expect(found(await look())).toEqual([]);
    await mend('event.held');
    expect(await api.sql('SELECT id FROM event')).toEqual([]);
    await api.sql(`UPDATE held_event SET release_at = now() - interval '2 minutes'`);
    expect(found(await look())).toEqual([['event.held', 1]]);
    await mend('event.held');
    expect(await api.sql('SELECT id FROM event')).toEqual([{ id: '1' }]);
  });

  it('finds messages of a sender that is gone, and settles them as the policy says', async () => {
    const contactId = await rows.contact('Ada');
    const id = await message(contactId, 'queued');
    await outbox(id, contactId, new Date(Date.now() - HOUR));
    expect(found(await look())).toEqual([['lease.expired', 1]]);
    expect(found(await mend('lease.expired'))).toEqual([]);
    expect(await api.sql('SELECT status FROM message')).toEqual([{ status: 'unknown' }]);
  });

  it('finds entries of the sending queue without a message to send, and deletes them', async () => {
    const contactId = await rows.contact('Ada');
    await outbox(await message(contactId, 'read'), contactId, null);
    const waits = await message(contactId, 'queued');
    await outbox(waits, contactId, null);
    expect(found(await look())).toEqual([['outbox.orphaned', 1]]);
    expect(found(await mend('outbox.orphaned'))).toEqual([]);
    expect(await api.sql('SELECT message_id FROM outbox')).toEqual([{ message_id: waits }]);
  });

  it('finds counters that do not say what the rows say, and counts anew', async () => {
    const { id } = await waiting();
    await timer(id, Date.now() + HOUR);
    await count('pause', 'entered', 4);
    await count('start', 'output:next', 2);
    expect(found(await look())).toEqual([['counter.differs', 2]]);
    expect(found(await mend('counter.differs'))).toEqual([]);
    const sums = await api.sql('SELECT node_id, sum(n)::int AS n FROM counter_delta GROUP BY 1 ORDER BY 1');
    expect(sums).toEqual([
      { node_id: 'pause', n: 1 },
      { node_id: 'start', n: 0 },
    ]);
  });

  it('adds what counters lack once, also when it is asked twice at the same time', async () => {
    const { id } = await waiting();
    await timer(id, Date.now() + HOUR);
    await count('pause', 'entered', 4);
    await Promise.all([mend('counter.differs'), mend('counter.differs'), mend('counter.differs')]);
    expect(found(await look())).toEqual([]);
  });

  it('tells what it found last, and refuses to mend what it does not know', async () => {
    const { id } = await waiting();
    await look();
    await timer(id, Date.now() + HOUR);
    expect(found((await api.call<DoctorReport>('GET', '/api/doctor')).body)).toEqual([['run.stuck', 1]]);
    const { status, body } = await api.call<ProblemResponse>('POST', '/api/doctor/repairs', { ailment: 'gout' });
    expect([status, body.code]).toEqual([422, 'request.invalid']);
  });
});
