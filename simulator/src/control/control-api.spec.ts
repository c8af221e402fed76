import http from 'node:http';
import express from 'express';
import { CHANNEL, QUICK, Sandbox, until, wamidOf } from '../testing/sandbox';
import { createSimulator } from '../create-simulator';
import { isObject, objectsIn, type JsonObject } from '../json';

const MAYA = '15550100123';
const CHAT = `customers/${MAYA}/chats/${CHANNEL.phoneNumberId}`;
const PLACE = { type: 'location', latitude: 40.5, longitude: -3.25 };
const PLACE_SENT = { type: 'location', location: { latitude: 40.5, longitude: -3.25 } };

describe('the control API', () => {
  let sandbox: Sandbox;
  beforeEach(async () => void (sandbox = await Sandbox.start()));
  afterEach(() => sandbox.close());

  it('lists the numbers without their secrets', async () => {
    const { phoneNumberId, displayPhoneNumber, verifiedName } = CHANNEL;
    expect((await sandbox.control('GET', 'channels')).body['list']).toEqual([
      { phoneNumberId, displayPhoneNumber, verifiedName },
    ]);
  });

  it('lists customers with the latest chat first, and what they have not read', async () => {
    await sandbox.write('15550100124', { type: 'text', text: 'older' });
    await sandbox.control('POST', 'customers', { waId: '+1 555 010 0123', name: 'Maya' });
    await sandbox.write(MAYA, { type: 'text', text: 'newer' });
    await sandbox.sendText(MAYA, 'An answer');
    const customers = objectsIn((await sandbox.control('GET', 'customers')).body, 'list');
    expect(customers.map((each) => each['name'])).toEqual(['Maya', '+15550100124']);
    expect(customers[0]?.['chats']).toEqual([
      { phoneNumberId: CHANNEL.phoneNumberId, lastText: 'An answer', lastAt: expect.any(Number), unread: 1 },
    ]);
    await sandbox.control('POST', `${CHAT}/read`);
    const read = objectsIn((await sandbox.control('GET', 'customers')).body, 'list');
    expect(read[0]?.['chats']).toMatchObject([{ unread: 0 }]);
  });

  it('moves time forward, never back', async () => {
    const before = (await sandbox.control('GET', 'clock')).body;
    const after = (await sandbox.control('POST', 'clock', { advanceMs: 3_600_000 })).body;
    expect(after).toEqual({ now: expect.any(Number), aheadMs: 3_600_000, canAdvance: true });
    expect(Number(after['now'])).toBeGreaterThanOrEqual(Number(before['now']) + 3_600_000);
    expect((await sandbox.control('POST', 'clock', { advanceMs: -1 })).status).toBe(400);
  });

  it('keeps the clock where it is when the host says so', async () => {
    await sandbox.close();
    sandbox = await Sandbox.start({ canAdvanceClock: false });
    const answer = await sandbox.control('POST', 'clock', { advanceMs: 1 });
    expect([answer.status, answer.body['code']]).toEqual([409, 'clock.fixed']);
  });

  it.each([
    ['GET', 'nothing', undefined, 404, 'route.unknown'],
    ['GET', 'customers/1/chats/2', undefined, 404, 'customer.unknown'],
    ['POST', 'customers', { waId: 'abc' }, 400, 'request.invalid'],
    ['POST', 'customers', 'no json', 400, 'request.invalid'],
    ['GET', 'record?after=x', undefined, 400, 'request.invalid'],
    ['POST', 'crowd', {}, 400, 'request.invalid'],
  ])('%s %s is refused with a code and a sentence', async (method, path, body, status, code) => {
    const answer = await sandbox.control(method, path, body);
    expect([answer.status, answer.body]).toEqual([status, { code, message: expect.stringMatching(/\w{3}/) }]);
  });

  it.each([
    ['an unknown message', { type: 'tap', messageId: 'wamid.x', id: 'a' }, 404, 'message.unknown'],
    ['nothing', { type: 'text' }, 400, 'request.invalid'],
    ['a dance', { type: 'dance' }, 400, 'request.invalid'],
    ['a place off the globe', { type: 'location', latitude: 95, longitude: 0 }, 400, 'request.invalid'],
    ['a place for an unknown message', { ...PLACE, messageId: 'wamid.x' }, 404, 'message.unknown'],
    ['a contact without a number', { type: 'contacts', name: 'Ada' }, 400, 'request.invalid'],
    ['a form of an unknown message', { type: 'form', messageId: 'wamid.x', response: {} }, 404, 'message.unknown'],
    ['a form with nothing entered', { type: 'form', messageId: 'wamid.x' }, 400, 'request.invalid'],
  ])('a customer can not send %s', async (_case, message, status, code) => {
    await sandbox.write(MAYA);
    const answer = await sandbox.control('POST', `${CHAT}/messages`, message);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  const flow = (parameters: object) => ({
    type: 'interactive',
    interactive: {
      type: 'flow',
      body: { text: 'Book' },
      action: {
        name: 'flow',
        parameters: { flow_message_version: '3', flow_id: '7', flow_cta: 'Book', ...parameters },
      },
    },
  });
  const whereAreYou = {
    type: 'interactive',
    interactive: { type: 'location_request_message', body: { text: 'Where?' }, action: { name: 'send_location' } },
  };
  const nfmReply = (response: object) => ({
    type: 'interactive',
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(response) },
    },
  });

  it.each<[string, object, (id: string) => object, object, 'quotes' | 'stands alone']>([
    [
      'a form with its token',
      flow({ flow_token: 't-7' }),
      (id) => ({ type: 'form', messageId: id, response: { day: 'Tuesday', flow_token: 'mine' } }),
      nfmReply({ day: 'Tuesday', flow_token: 't-7' }),
      'quotes',
    ],
    [
      'a form that was sent without a token',
      flow({}),
      (id) => ({ type: 'form', messageId: id, response: {} }),
      nfmReply({ flow_token: 'unused' }),
      'quotes',
    ],
    ['the place that was asked for', whereAreYou, (id) => ({ ...PLACE, messageId: id }), PLACE_SENT, 'quotes'],
    ['a place in answer to the last message', whereAreYou, () => PLACE, PLACE_SENT, 'quotes'],
    ['a place that nobody asked for', { type: 'text', text: { body: 'Hi' } }, () => PLACE, PLACE_SENT, 'stands alone'],
    [
      'a contact card',
      { type: 'text', text: { body: 'Hi' } },
      () => ({ type: 'contacts', name: 'Ada B Okoro', phone: '+1 555 010 0777' }),
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Ada B Okoro', first_name: 'Ada', last_name: 'B Okoro' },
            phones: [{ phone: '+1 555 010 0777', wa_id: '15550100777', type: 'CELL' }],
          },
        ],
      },
      'stands alone',
    ],
    [
      'a sticker',
      { type: 'text', text: { body: 'Hi' } },
      () => ({ type: 'sticker', link: 'https://cdn.example/a.webp' }),
      { type: 'sticker', sticker: { mime_type: 'image/webp', animated: false, url: 'https://cdn.example/a.webp' } },
      'stands alone',
    ],
  ])('a customer sends %s', async (_case, ours, theirs, posted, how) => {
    await sandbox.write(MAYA);
    const id = wamidOf((await sandbox.send(MAYA, ours)).body);
    await sandbox.write(MAYA, theirs(id));
    const [, message] = await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 2,
    );
    expect(message).toMatchObject({ ...posted, ...(how === 'quotes' ? { context: { id } } : {}) });
    expect(message?.['context'] !== undefined).toBe(how === 'quotes');
  });

  it('a customer sends no form of a message that has none', async () => {
    await sandbox.write(MAYA);
    const messageId = await sandbox.sendText(MAYA);
    const answer = await sandbox.control('POST', `${CHAT}/messages`, { type: 'form', messageId, response: {} });
    expect([answer.status, answer.body['code']]).toEqual([400, 'message.no_form']);
  });

  it('pages through the record of what the business sent', async () => {
    await sandbox.write(MAYA);
    for (const callback of ['a', 'b', 'b', 'c'])
      await sandbox.sendText(MAYA, `Text ${callback}`, { biz_opaque_callback_data: callback });
    await until(
      () => sandbox.summary(),
      (summary) => summary.statusesPending === 0,
    );
    const page = async (query: string) => (await sandbox.control('GET', `record?${query}`)).body;
    const first = await page('limit=3');
    expect([objectsIn(first, 'messages').map((each) => each['sequence']), first['next']]).toEqual([[1, 2, 3], 3]);
    const second = await page('after=3');
    expect(second).toEqual({
      next: null,
      messages: [
        {
          sequence: 4,
          wamid: expect.any(String),
          phoneNumberId: CHANNEL.phoneNumberId,
          to: MAYA,
          acceptedAt: expect.any(Number),
          callbackData: 'c',
          type: 'text',
          templateName: null,
          text: 'Text c',
          status: 'delivered',
          errorCode: null,
          windowOpen: true,
        },
      ],
    });
    expect(await sandbox.summary()).toEqual({
      accepted: 4,
      byStatus: { delivered: 4 },
      errors: {},
      duplicates: 1,
      inboundDelivered: 1,
      inboundPending: 0,
      statusesPending: 0,
    });
  });

  it('forgets everything when the record is deleted', async () => {
    await sandbox.write(MAYA);
    await sandbox.sendText(MAYA);
    await sandbox.control('DELETE', 'record');
    expect((await sandbox.control('GET', 'customers')).body['list']).toEqual([]);
    expect(await sandbox.summary()).toMatchObject({ accepted: 0, inboundPending: 0, statusesPending: 0, errors: {} });
  });

  it('tells a watching screen what happens, as it happens', async () => {
    const events = await watch(`${sandbox.url}/api/events`);
    await sandbox.control('POST', 'customers', { waId: MAYA, name: 'Maya' });
    await sandbox.write(MAYA);
    await sandbox.sendText(MAYA);
    await sandbox.control('POST', 'clock', { advanceMs: 1 });
    await until(
      () => events,
      (seen) => seen.some((event) => event['type'] === 'clock'),
    );
    const chat = (from: string, status: string) =>
      expect.objectContaining({ type: 'chat', waId: MAYA, entry: expect.objectContaining({ from, status }) });
    await until(
      () => events.filter((event) => isObject(event['entry']) && event['entry']['status'] === 'delivered'),
      (seen) => seen.length >= 2,
    );
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'customer', customer: expect.objectContaining({ name: 'Maya' }) }),
        chat('customer', 'sent'),
        chat('customer', 'delivered'),
        chat('business', 'sending'),
        chat('business', 'sent'),
        chat('business', 'delivered'),
      ]),
    );
  });
});

describe('mounted in another server', () => {
  const simulator = createSimulator({ channels: [CHANNEL], canAdvanceClock: true, mount: '/sandbox', settings: QUICK });
  const handle = (request: http.IncomingMessage, response: http.ServerResponse) => simulator.handle(request, response);
  const stripping = express().use('/sandbox', handle);
  const parsing = express().use(express.json()).use('/sandbox', handle);

  const server = http.createServer();
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  afterAll(() => simulator.close());

  it.each([
    ['a host that passes the prefix on', handle],
    ['Express, which strips it', stripping],
    ['a host that has parsed the body already', parsing],
  ])('works under %s', async (_case, listener) => {
    server.removeAllListeners('request').on('request', listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${isObject(address) ? String(address['port']) : ''}/sandbox`;
    const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await post('/api/customers', { waId: MAYA })).status).toBe(200);
    const text = { messaging_product: 'whatsapp', to: MAYA, type: 'text', text: { body: 'ñ' } };
    const sent = await post(`/v25.0/${CHANNEL.phoneNumberId}/messages`, text, {
      authorization: `Bearer ${CHANNEL.accessToken}`,
    });
    expect(sent.status).toBe(200);
    const bare = await fetch(url, { redirect: 'manual' });
    expect([bare.status, bare.headers.get('location')]).toEqual([301, '/sandbox/']);
    const outside = await fetch(`${url}/..%2f..%2fpackage.json`, { headers: { accept: 'application/json' } });
    expect(await outside.text()).not.toContain('@sendero');
  });
});

/** Collects server-sent events until the simulator closes. */
async function watch(url: string): Promise<readonly JsonObject[]> {
  const events: JsonObject[] = [];
  const response = await new Promise<http.IncomingMessage>((resolve) => http.get(url, resolve));
  let rest = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('data: '))) {
      const event: unknown = JSON.parse(line.slice('data: '.length));
      if (isObject(event)) events.push(event);
    }
  });
  return events;
}
