import { CHANNEL, codeOf, Sandbox, until, wamidOf } from '../testing/sandbox';
import { objectIn, objectsIn, textIn, type JsonObject } from '../json';

const MAYA = '15550100123';
const DAY_MS = 86_400_000;

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const failureOf = (status: JsonObject | undefined): JsonObject | undefined => objectsIn(status, 'errors')[0];

describe('the service window', () => {
  beforeEach(async () => void (sandbox = await Sandbox.start()));

  const outcome = async (wamid: string): Promise<unknown> => {
    const [first] = await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length > 0,
    );
    const status = sandbox.receiver.statuses().find((each) => each['id'] === wamid);
    return first === 'failed' ? failureOf(status)?.['code'] : first;
  };

  it('accepts a message to someone who never wrote, then fails it with 131047', async () => {
    expect(await outcome(await sandbox.sendText(MAYA))).toBe(131047);
  });

  it.each([
    ['just before it closes', DAY_MS - 60_000, 'sent'],
    ['once it has closed', DAY_MS + 1_000, 131047],
  ])('is open for 24 hours after the customer wrote: %s', async (_case, advanceMs, expected) => {
    await sandbox.write(MAYA);
    await sandbox.control('POST', 'clock', { advanceMs });
    expect(await outcome(await sandbox.sendText(MAYA))).toBe(expected);
  });

  it('is not opened by a template, but by the tap on its button', async () => {
    const welcome = {
      type: 'template',
      template: {
        name: 'welcome',
        language: { code: 'en_US' },
        components: [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Maya' }] }],
      },
    };
    const wamid = wamidOf((await sandbox.send(MAYA, welcome)).body);
    expect(await outcome(wamid)).toBe('sent');
    expect(await outcome(await sandbox.sendText(MAYA))).toBe(131047);
    await sandbox.write(MAYA, { type: 'tap', messageId: wamid, id: 'Talk to us' });
    expect(await outcome(await sandbox.sendText(MAYA))).toBe('sent');
  });

  it('is kept for each business number by itself', async () => {
    await sandbox.close();
    sandbox = await Sandbox.start({ channels: [CHANNEL, { ...CHANNEL, phoneNumberId: '201530000000002' }] });
    await sandbox.write(MAYA);
    const { body } = await sandbox.graph('POST', '201530000000002/messages', {
      messaging_product: 'whatsapp',
      to: MAYA,
      type: 'text',
      text: { body: 'x' },
    });
    expect(await outcome(wamidOf(body))).toBe(131047);
  });

  it('is noted in the record as it was on acceptance', async () => {
    await sandbox.sendText(MAYA);
    await sandbox.write(MAYA);
    await sandbox.sendText(MAYA);
    const { body } = await sandbox.control('GET', 'record');
    expect(objectsIn(body, 'messages').map((each) => each['windowOpen'])).toEqual([false, true]);
  });
});

describe('what happens after acceptance', () => {
  beforeEach(async () => void (sandbox = await Sandbox.start()));

  it.each([
    ['someone without WhatsApp', { onWhatsApp: false }, { type: 'text', text: { body: 'x' } }, 131026],
    ['a link that can not be fetched', {}, { type: 'image', image: { link: 'https://gone.invalid/a.png' } }, 131053],
    [
      'a reaction to what is not in the chat',
      {},
      { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } },
      131009,
    ],
  ])('fails later: %s', async (_case, customer, message, code) => {
    await sandbox.write(MAYA);
    await sandbox.control('POST', 'customers', { waId: MAYA, ...customer });
    const answer = await sandbox.send(MAYA, message, { biz_opaque_callback_data: 'm1' });
    expect(answer.status).toBe(200);
    const [status] = await until(
      () => sandbox.receiver.statuses(),
      (seen) => seen.length > 0,
    );
    expect(status).toMatchObject({
      status: 'failed',
      recipient_id: MAYA,
      biz_opaque_callback_data: 'm1',
      errors: [{ code, href: expect.any(String) }],
    });
    expect(sandbox.receiver.values().find((value) => value['statuses'])).not.toHaveProperty('contacts');
    expect((await sandbox.chat(MAYA)).at(-1)).toMatchObject({ status: 'failed', error: { code } });
    expect((await sandbox.summary()).errors).toEqual({ [code]: 1 });
  });

  it('reports a reaction as sent and no further', async () => {
    const { id } = await sandbox.write(MAYA);
    const reaction = await sandbox.send(MAYA, { type: 'reaction', reaction: { message_id: id, emoji: '👍' } });
    const later = await sandbox.sendText(MAYA);
    await until(
      () => sandbox.receiver.statusesOf(later),
      (seen) => seen.length === 2,
    );
    expect(sandbox.receiver.statusesOf(wamidOf(reaction.body))).toEqual(['sent']);
  });

  it('reads by itself when told so', async () => {
    await sandbox.control('PUT', 'settings', { autoRead: true });
    await sandbox.write(MAYA);
    const wamid = await sandbox.sendText(MAYA);
    await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length === 3,
    );
    expect(sandbox.receiver.statusesOf(wamid)).toEqual(['sent', 'delivered', 'read']);
  });

  it('waits as long as the settings say', async () => {
    await sandbox.control('PUT', 'settings', { sentDelayMs: [150, 150], deliveredDelayMs: [150, 150] });
    await sandbox.write(MAYA);
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 1,
    );
    const startedAt = performance.now();
    const wamid = await sandbox.sendText(MAYA);
    await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length === 2,
    );
    const times = sandbox.receiver.posts.slice(1).map((post) => post.at - startedAt);
    expect(times[0]).toBeGreaterThanOrEqual(140);
    expect(times[1]).toBeGreaterThanOrEqual(290);
  });

  it('puts the price on sent and delivered, and who it went to on every receipt that arrived', async () => {
    await sandbox.write(MAYA);
    const wamid = await sandbox.sendText(MAYA);
    await until(
      () => sandbox.receiver.statusesOf(wamid),
      (seen) => seen.length === 2,
    );
    const pricing = { pricing_model: 'PMP', category: 'service' };
    expect(sandbox.receiver.statuses()).toMatchObject([{ pricing }, { pricing }]);
    expect(sandbox.receiver.values().at(-1)?.['contacts']).toEqual([
      { profile: { name: `+${MAYA}` }, wa_id: MAYA, user_id: expect.stringMatching(/^US\.\d+$/) },
    ]);
  });

  it('marks the customer’s messages read up to the one the business names, and shows typing', async () => {
    const first = await sandbox.write(MAYA);
    const second = await sandbox.write(MAYA);
    await sandbox.write(MAYA);
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 3,
    );
    const read = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: second['id'],
      typing_indicator: { type: 'text' },
    };
    const answer = await sandbox.graph('POST', `${CHANNEL.phoneNumberId}/messages`, read);
    expect(answer.body).toEqual({ success: true });
    expect((await sandbox.chat(MAYA)).map((entry) => entry['status'])).toEqual(['read', 'read', 'delivered']);
    expect(first['id']).not.toBe(second['id']);
    const unknown = await sandbox.graph('POST', `${CHANNEL.phoneNumberId}/messages`, {
      ...read,
      message_id: 'wamid.x',
    });
    expect(codeOf(unknown.body)).toBe(131009);
  });
});

describe('what a customer can send', () => {
  beforeEach(async () => void (sandbox = await Sandbox.start()));
  const session = (action: object, type = 'button') => ({
    type: 'interactive',
    interactive: { type, body: { text: 'Choose' }, action },
  });
  const inbound = async (): Promise<JsonObject | undefined> =>
    (
      await until(
        () => sandbox.receiver.messages(),
        (seen) => seen.length === 2,
      )
    )[1];

  it.each([
    [
      'a reply button',
      session({ buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] }),
      'yes',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
    ],
    [
      'a list row',
      session({ button: 'Open', sections: [{ rows: [{ id: 'a', title: 'A', description: 'First' }] }] }, 'list'),
      'a',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A', description: 'First' } },
      },
    ],
    [
      'a quick reply with a payload of its own',
      {
        type: 'template',
        template: {
          name: 'welcome',
          language: { code: 'en_US' },
          components: [
            { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Maya' }] },
            {
              type: 'button',
              sub_type: 'quick_reply',
              index: 0,
              parameters: [{ type: 'payload', payload: 'hours:1' }],
            },
          ],
        },
      },
      'hours:1',
      { type: 'button', button: { payload: 'hours:1', text: 'Opening hours' } },
    ],
  ])('a tap on %s', async (_case, message, id, expected) => {
    await sandbox.write(MAYA);
    const wamid = wamidOf((await sandbox.send(MAYA, message)).body);
    await sandbox.write(MAYA, { type: 'tap', messageId: wamid, id });
    expect(await inbound()).toMatchObject({ ...expected, from: MAYA, context: { from: '15550100999', id: wamid } });
  });

  it.each([
    [
      'a document',
      { type: 'document', link: 'https://cdn.example/a.pdf' },
      { document: { mime_type: 'application/pdf', filename: 'a.pdf' } },
    ],
    [
      'a picture',
      { type: 'image', link: 'https://cdn.example/a.png', caption: 'Look' },
      { image: { mime_type: 'image/png', caption: 'Look' } },
    ],
    ['a place', { type: 'location', latitude: 52.3, longitude: 4.8 }, { location: { latitude: 52.3, longitude: 4.8 } }],
    [
      'a quote',
      { type: 'text', text: 'this', quotedId: 'wamid.1' },
      { text: { body: 'this' }, context: { id: 'wamid.1' } },
    ],
  ])('%s', async (_case, message, expected) => {
    await sandbox.write(MAYA);
    await sandbox.write(MAYA, message);
    expect(await inbound()).toMatchObject(expected);
  });

  it('answers a request for the location with the message it answers', async () => {
    await sandbox.write(MAYA);
    const wamid = wamidOf(
      (await sandbox.send(MAYA, session({ name: 'send_location' }, 'location_request_message'))).body,
    );
    await sandbox.write(MAYA, { type: 'location', latitude: 1, longitude: 2 });
    expect(await inbound()).toMatchObject({ type: 'location', context: { id: wamid } });
  });

  it('shows a template as the person sees it', async () => {
    await sandbox.send(MAYA, {
      type: 'template',
      template: {
        name: 'order_update',
        language: { code: 'en_US' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Maya' },
              { type: 'text', text: 'A-1' },
            ],
          },
          { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'A-1' }] },
        ],
      },
    });
    const [entry] = await sandbox.chat(MAYA);
    expect(textIn(objectIn(entry, 'rendered'), 'body')).toBe('Hi Maya, your order A-1 is on its way.');
    expect(objectsIn(objectIn(entry, 'rendered'), 'buttons')).toEqual([
      { type: 'URL', text: 'Track', url: 'https://shop.example/t/A-1' },
    ]);
  });
});
