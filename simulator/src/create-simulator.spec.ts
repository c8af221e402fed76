import { createHmac } from 'node:crypto';
import { CHANNEL, Sandbox, until } from './testing/sandbox';

describe('the sandbox, end to end', () => {
  let sandbox: Sandbox;

  beforeEach(async () => void (sandbox = await Sandbox.start()));
  afterEach(() => sandbox.close());

  it('answers a text with a wamid and reports sent, delivered, then read once the chat is opened', async () => {
    await sandbox.write('15550100123');
    const wamid = await sandbox.sendText('+1 555-010-0123', 'Hola ñandú 👋', { biz_opaque_callback_data: 'm1:1' });
    await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length === 2,
    );
    await sandbox.control('POST', `customers/15550100123/chats/${CHANNEL.phoneNumberId}/read`);
    await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length === 3,
    );
    expect(sandbox.receiver.statusesOf(wamid)).toEqual(['sent', 'delivered', 'read']);
    expect(sandbox.receiver.statuses().every((status) => status['biz_opaque_callback_data'] === 'm1:1')).toBe(true);
  });

  it('signs the exact bytes of an inbound message, with everything beyond ASCII escaped', async () => {
    await sandbox.write('15550100123', { type: 'text', text: '¿Qué tal? 👋' });
    const [post] = await until(
      () => sandbox.receiver.posts,
      (posts) => posts.length === 1,
    );
    expect(post?.raw).toContain('\\u00bfQu\\u00e9 tal? \\ud83d\\udc4b');
    expect(post?.signature).toBe(
      `sha256=${createHmac('sha256', CHANNEL.appSecret)
        .update(post?.raw ?? '', 'latin1')
        .digest('hex')}`,
    );
    expect(sandbox.receiver.messages()[0]).toMatchObject({
      from: '15550100123',
      type: 'text',
      text: { body: '¿Qué tal? 👋' },
    });
  });
});
