import { createHmac } from 'node:crypto';
import { CHANNEL, QUICK, Sandbox, until } from '../testing/sandbox';
import { objectIn, textIn } from '../json';

const MAYA = '15550100123';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const texts = (): readonly (string | undefined)[] =>
  sandbox.receiver.messages().map((message) => textIn(objectIn(message, 'text'), 'body'));
const write = (waId: string, text: string) => sandbox.write(waId, { type: 'text', text });

describe('a receiver that does not answer 200', () => {
  beforeEach(async () => void (sandbox = await Sandbox.start()));

  it.each([
    ['an error', 500],
    ['a success that is not 200', 204],
    ['a hang-up', null],
  ])('gets the same bytes again after %s, and again no sooner than a second later', async (_case, status) => {
    sandbox.receiver.answer = () => (sandbox.receiver.posts.length <= 2 ? status : 200);
    await write(MAYA, 'Hi');
    const posts = await until(
      () => sandbox.receiver.posts,
      (seen) => seen.length === 3,
    );
    expect(new Set(posts.map((post) => post.raw + post.signature)).size).toBe(1);
    const [, second = 0, third = 0] = posts.map((post) => post.at);
    expect(third - second).toBeGreaterThan(900);
    await until(
      () => sandbox.summary(),
      (summary) => summary.inboundDelivered === 1 && summary.inboundPending === 0,
    );
  });

  it('holds back what a customer writes next, and nobody else’s', async () => {
    sandbox.receiver.answer = ({ raw }) => (raw.includes('"one"') && !texts().includes('other') ? 500 : 200);
    await write(MAYA, 'one');
    await write(MAYA, 'two');
    await write('15550100124', 'other');
    await until(texts, (seen) => seen.includes('two'));
    expect(texts().lastIndexOf('one')).toBeLessThan(texts().indexOf('two'));
    expect(texts().indexOf('other')).toBeLessThan(texts().indexOf('two'));
  });

  it('loses nothing while nobody listens, and delivers in order once somebody does', async () => {
    await sandbox.receiver.stop();
    for (const text of ['1', '2', '3', '4', '5']) await write(MAYA, text);
    const wamid = await sandbox.sendText(MAYA);
    await until(
      () => sandbox.summary(),
      (summary) => summary.inboundPending === 5 && summary.statusesPending > 0,
    );
    await sandbox.receiver.listen();
    await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length === 2,
    );
    expect(texts()).toEqual(['1', '2', '3', '4', '5']);
    await until(
      () => sandbox.summary(),
      (summary) => summary.inboundPending === 0 && summary.statusesPending === 0,
    );
  });
});

describe('posting', () => {
  it('keeps every customer’s order under load, with many posts under way at once', async () => {
    sandbox = await Sandbox.start({ settings: { ...QUICK, webhookBatch: 3 } });
    const people = Array.from({ length: 20 }, (_, i) => `1555010${1_000 + i}`);
    await Promise.all(
      people.map(async (waId) => {
        for (let turn = 0; turn < 10; turn++) await write(waId, `${waId}/${turn}`);
      }),
    );
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 200,
    );
    for (const waId of people) {
      expect(texts().filter((text) => text?.startsWith(waId))).toEqual(
        Array.from({ length: 10 }, (_, turn) => `${waId}/${turn}`),
      );
    }
  });

  it.each([
    [1, 40],
    [8, 20],
  ])('puts at most %i updates into one post', async (webhookBatch, posts) => {
    sandbox = await Sandbox.start({
      settings: { ...QUICK, webhookBatch, sentDelayMs: [80, 80], throughputPerSecond: 1_000 },
    });
    await write(MAYA, 'Hi');
    await until(texts, (seen) => seen.length === 1);
    // However slowly they are asked for, they wait together.
    await sandbox.receiver.stop();
    for (let i = 0; i < 20; i++) await sandbox.sendText(MAYA);
    await until(
      () => sandbox.summary(),
      (summary) => summary.statusesPending === 40,
    );
    await sandbox.receiver.listen();
    await until(
      () => sandbox.receiver.statuses(),
      (seen) => seen.length === 40,
    );
    const sizes = sandbox.receiver.posts.map(({ raw }) => raw.split('"recipient_id"').length - 1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(webhookBatch);
    expect(sandbox.receiver.posts.length).toBeLessThanOrEqual(posts + 1);
  });

  it('wraps updates in the envelope of the platform', async () => {
    sandbox = await Sandbox.start();
    await sandbox.control('POST', 'customers', { waId: MAYA, name: 'Maya' });
    await write(MAYA, 'Hi');
    const [post] = await until(
      () => sandbox.receiver.posts,
      (posts) => posts.length === 1,
    );
    const timestamp: unknown = expect.stringMatching(/^\d{10}$/);
    expect(JSON.parse(post?.raw ?? '')).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: CHANNEL.wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550100999', phone_number_id: CHANNEL.phoneNumberId },
                contacts: [{ profile: { name: 'Maya' }, wa_id: MAYA, user_id: expect.any(String) }],
                messages: [
                  {
                    from: MAYA,
                    from_user_id: expect.any(String),
                    id: expect.stringMatching(/^wamid\./),
                    timestamp,
                    type: 'text',
                    text: { body: 'Hi' },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
    expect(post?.signature).toBe(
      `sha256=${createHmac('sha256', CHANNEL.appSecret)
        .update(post?.raw ?? '', 'latin1')
        .digest('hex')}`,
    );
  });
});
