import type { Faults } from '../control-api';
import { codeOf, QUICK, Sandbox, until, wamidOf, type Answer } from '../testing/sandbox';
import { objectIn, textIn } from '../json';

const MAYA = '15550100123';
const HELLO = { type: 'text', text: { body: 'Hello' } };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await Sandbox.start();
  await sandbox.write(MAYA);
  await until(
    () => sandbox.receiver.messages(),
    (seen) => seen.length === 1,
  );
});
afterEach(() => sandbox.close());

const fault = (faults: Partial<Faults>): Promise<Answer> => sandbox.control('PUT', 'faults', faults);
const accepted = async (): Promise<number> => (await sandbox.summary()).accepted;
/** Long enough for receipts that should not come. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('faults of the API', () => {
  it.each([
    ['tooManyRequests', 429, 130429],
    ['serverError', 500, 131000],
  ] as const)('%s refuses a send that is not recorded', async (name, status, code) => {
    await fault({ [name]: 1 });
    const answer = await sandbox.send(MAYA, HELLO);
    expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
    expect(await sandbox.summary()).toMatchObject({ accepted: 0, errors: { [code]: 1 } });
    await fault({ [name]: 0 });
    expect((await sandbox.send(MAYA, HELLO)).status).toBe(200);
  });

  it('latencyMs is added to each answer', async () => {
    await fault({ latencyMs: 120 });
    const startedAt = performance.now();
    expect((await sandbox.send(MAYA, HELLO)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
  });

  it('dropBeforeAccept cuts the connection and sends nothing', async () => {
    await fault({ dropBeforeAccept: 1 });
    await expect(sandbox.send(MAYA, HELLO)).rejects.toThrow();
    await aMoment();
    expect(await accepted()).toBe(0);
    expect(sandbox.receiver.statuses()).toEqual([]);
  });

  it('dropAfterAccept cuts the connection and sends all the same', async () => {
    await fault({ dropAfterAccept: 1 });
    await expect(sandbox.send(MAYA, HELLO, { biz_opaque_callback_data: 'm1' })).rejects.toThrow();
    await until(
      () => sandbox.receiver.statuses(),
      (seen) => seen.length === 2,
    );
    expect(await accepted()).toBe(1);
    expect(sandbox.receiver.statuses()[0]).toMatchObject({ status: 'sent', biz_opaque_callback_data: 'm1' });
  });

  it('statusBeforeResponse posts “sent” before the send is answered', async () => {
    await fault({ statusBeforeResponse: 1 });
    await sandbox.control('PUT', 'settings', { deliveredDelayMs: [60_000, 60_000] });
    const answer = await sandbox.send(MAYA, HELLO);
    expect(sandbox.receiver.statusesOf(wamidOf(answer.body))).toEqual(['sent']);
  });
});

describe('faults of the webhooks', () => {
  it('duplicateWebhook posts the same bytes twice', async () => {
    await fault({ duplicateWebhook: 1 });
    await sandbox.write(MAYA, { type: 'text', text: 'twice' });
    const twins = await until(
      () => sandbox.receiver.posts.filter(({ raw }) => raw.includes('twice')),
      (seen) => seen.length === 2,
    );
    expect(twins[0]?.raw).toBe(twins[1]?.raw);
    await aMoment();
    expect(await sandbox.summary()).toMatchObject({ inboundDelivered: 2, inboundPending: 0 });
  });

  it('reorderWebhook lets later updates overtake earlier ones, and loses none', async () => {
    await fault({ reorderWebhook: 1 });
    const sent = Array.from({ length: 12 }, (_, i) => String(i));
    for (const text of sent) await sandbox.write(MAYA, { type: 'text', text });
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 13,
    );
    const texts = sandbox.receiver
      .messages()
      .slice(1)
      .map((message) => textIn(objectIn(message, 'text'), 'body'));
    expect(texts).not.toEqual(sent);
    expect([...texts].sort()).toEqual([...sent].sort());
  });
});

describe('switching faults', () => {
  it('DELETE ends them all', async () => {
    await fault({ serverError: 1, latencyMs: 5, reorderWebhook: 0.5 });
    const { body } = await sandbox.control('DELETE', 'faults');
    expect(Object.values(body)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await sandbox.send(MAYA, HELLO)).status).toBe(200);
  });

  it.each([
    ['faults', { serverError: 2 }],
    ['faults', { gremlins: 1 }],
    ['faults', { latencyMs: '5' }],
    ['settings', { sentDelayMs: [5, 1] }],
    ['settings', { autoRead: 'yes' }],
    ['settings', { webhookBatch: 0 }],
  ])('refuses impossible %s: %j', async (what, value) => {
    const before = (await sandbox.control('GET', what)).body;
    const answer = await sandbox.control('PUT', what, value);
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.invalid']);
    expect((await sandbox.control('GET', what)).body).toEqual(before);
  });

  it('changes one setting and keeps the others', async () => {
    const { body } = await sandbox.control('PUT', 'settings', { throughputPerSecond: 500 });
    expect(body).toMatchObject({ ...QUICK, throughputPerSecond: 500 });
  });
});
