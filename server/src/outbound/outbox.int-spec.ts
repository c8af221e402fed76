import { Client, type Pool } from 'pg';
import type { MessageId } from '@sendero/shared';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';
import { OutboxRepository, type Result } from './outbox.repository';

const SOON = 60_000;

/** Two senders, or a sender and somebody who brings news of the same message. */
describe('the sending queue between several hands', () => {
  let api: TestApi;
  let rows: Rows;
  let outbox: OutboxRepository;
  let pool: Pool;
  let channel: string;
  let contact: string;
  let other: Client;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    outbox = api.app.get(OutboxRepository);
    pool = api.app.get(HotConnections).pool('outbox test', 1);
    channel = await rows.channel();
    contact = await rows.contact('Ada');
    other = new Client({ connectionString: api.databaseUrl });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await api.close();
  });
  beforeEach(() => api.sql('TRUNCATE message, outbox CASCADE'));

  const leased = async (leaseUntil: number, attempt: number): Promise<MessageId> => {
    const id = await rows.message(channel, contact, 'Hi', new Date(), {
      direction: 'out',
      body: '{}',
      status: 'queued',
    });
    await rows.insert('outbox', {
      message_id: id,
      channel_id: channel,
      contact_id: contact,
      lease_until: new Date(leaseUntil),
      attempt,
    });
    return asMessage(id);
  };
  const settles = (id: MessageId, attempt: number, status: Result['status']) =>
    inTransaction(pool, (tx) =>
      outbox.settle(
        [
          {
            ...{ id, attempt, status, providerId: null, problem: null, detail: null },
            ...{ notBefore: null, quietUntil: null, tried: false },
          },
        ],
        SOON,
        new Date(),
        tx,
      ),
    );
  const lines = () => api.sql('SELECT attempt, lease_until IS NOT NULL AS leased FROM outbox');

  it.each(['queued', 'unknown'] as const)(
    'leaves a lease alone that is not the one that ended “%s”',
    async (status) => {
      // A sender stood still for so long that its lease ended, the grace time too, and somebody else is sending by now.
      const id = await leased(Date.now() + SOON, 2);
      await settles(id, 1, status);
      expect(await lines()).toEqual([{ attempt: 2, leased: true }]);
      await settles(id, 2, 'queued');
      expect(await lines()).toEqual([{ attempt: 1, leased: false }]);
    },
  );

  it('does not wait for who is settling a message while its lease runs out', async () => {
    const id = await leased(Date.now() - 1_000, 1);
    await other.query('BEGIN');
    await other.query('SELECT FROM message WHERE id = $1 FOR UPDATE', [id]);
    expect(await inTransaction(pool, (tx) => outbox.markUnknown(SOON, 10, tx))).toBe(0);
    await other.query('DELETE FROM outbox WHERE message_id = $1', [id]);
    await other.query('ROLLBACK');
    expect(await inTransaction(pool, (tx) => outbox.markUnknown(SOON, 10, tx))).toBe(1);
    expect(await api.sql('SELECT status FROM message')).toEqual([{ status: 'unknown' }]);
  });

  it('holds two processes that let go of quiet hours in no circle', async () => {
    const id = await leased(0, 0);
    await api.sql(`UPDATE outbox SET lease_until = NULL, quiet_until = now() - interval '1 minute'`);
    await other.query('BEGIN');
    await other.query('SELECT FROM outbox WHERE message_id = $1 FOR UPDATE', [id]);
    await inTransaction(pool, (tx) => outbox.endQuiet(new Date(), tx));
    await other.query('COMMIT');
    expect(await api.sql('SELECT FROM outbox WHERE quiet_until IS NULL')).toEqual([]);
    await inTransaction(pool, (tx) => outbox.endQuiet(new Date(), tx));
    expect(await api.sql('SELECT FROM outbox WHERE quiet_until IS NULL')).toHaveLength(1);
  });
});

/** Converts: the row was just written. */
function asMessage(id: string): MessageId {
  return id as MessageId;
}
