import { webexConnectEventTypes, webhookEventTypes, type IncomingContent, type WebhookEvent } from '@sendero/shared';
import { requestBody } from './request-body';

const AT = '2026-11-21T12:00:00.123Z';
const head = { id: 'e', version: 1, workspaceId: 'w', at: AT } as const;
const thread = {
  channel: { id: 'app', phone: '+1 555' },
  contact: { id: 'user', name: 'Ada', phone: '+351', waId: '351' },
  conversation: { id: 'c' },
};
type Kind = 'received' | 'postback' | 'list_reply' | 'button_reply';
/** An event as it is kept, which is after it went through JSON. */
const incoming = (kind: Kind, text: string, content: IncomingContent & { readonly url?: string }): WebhookEvent => ({
  ...{ ...head, ...thread, type: `message.${kind}` },
  data: { message: { id: 'm', providerId: 'wamid', text, content: { ...content }, at: AT } },
});
const bodyOf = (event: WebhookEvent) => JSON.parse(requestBody(event, 'webex-connect')) as Record<string, unknown>;

/** What receivers read out of a text that holds JSON. */
const inText = (value: unknown): unknown => JSON.parse(value as string);
const MO = {
  ...{ userId: 'user', channel: 'WhatsApp', appId: 'app', event: 'MO', waid: '351', message: '', attachments: '[]' },
  ...{ system: '', location: '', contact: '', contacts: '', ts: AT, tid: 'm_0' },
};
const image = {
  type: 'media',
  kind: 'image',
  mediaId: '9',
  mimeType: 'image/png',
  url: 'https://s.example/f',
} as const;
const OGG = 'audio/ogg; codecs=opus';
const PLACE = { type: 'location', latitude: 52.3731, longitude: 4.89 } as const;
const CARD = {
  name: { formatted_name: 'Ada Okoro', first_name: 'Ada' },
  phones: [{ phone: '+1 555', wa_id: '1555', type: 'WORK' }],
  emails: [{ email: 'ada@shop.example', type: 'WORK' }],
  addresses: [{ street: '1 Dam', city: 'Amsterdam' }],
  org: { company: 'Canal Store' },
  urls: [{ url: 'https://shop.example' }],
  birthday: '1990-04-02',
};
const NO_CARD = { birthday: '', emails: [], addresses: [], urls: [], org: '' };

it.each<[string, string, IncomingContent, string]>([
  ['a text (WEB-31)', 'hi "there"\n', { type: 'text' }, 'hi "there"\n'],
  ['an answered Flow by what was shown', 'Sent', { type: 'flow', response: { day: 1 } }, 'Sent'],
  ['a reaction by its emoji', '👍', { type: 'reaction', emoji: '👍' }, '👍'],
  ['what nobody knows as nothing', '', { type: 'unknown', providerType: 'order' }, ''],
])('writes %s, with every field there and empty ones as "" (WEB-30, WEB-36, X-7)', (_, text, content, message) => {
  const body = bodyOf(incoming('received', text, content));
  expect(body).toEqual({ ...MO, message });
  expect(Object.keys(body)).toEqual(Object.keys(MO));
});

it.each<[string, string, IncomingContent & { url?: string }, object]>([
  ['a picture', 'Look', image, { mime_type: 'image/png', url: 'https://s.example/f', id: '9', caption: 'Look' }],
  ['sound', '', { ...image, kind: 'audio', mimeType: OGG }, { mime_type: OGG, url: 'https://s.example/f', id: '9' }],
  [
    'a film',
    '',
    { ...image, kind: 'video', mimeType: 'video/mp4' },
    { mime_type: 'video/mp4', url: 'https://s.example/f', id: '9' },
  ],
  [
    'a document with its caption, and the type that WhatsApp states',
    'Slides',
    { ...image, kind: 'document', mimeType: 'application/msword', filename: 'a.ppt' },
    { mime_type: 'application/msword', url: 'https://s.example/f', id: '9', caption: 'Slides' },
  ],
  [
    'a file of which nobody can say an address',
    '',
    { type: 'media', kind: 'image', mediaId: '9', mimeType: '' },
    { mime_type: '', url: '', id: '9' },
  ],
])('writes %s as a text with JSON in it, and no message (WEB-32, X-7)', (_, text, content, expected) => {
  const { attachments, ...rest } = bodyOf(incoming('received', text, content));
  expect({ ...rest, attachments: '[]' }).toEqual(MO);
  expect(inText(attachments)).toEqual([expected]);
});

it.each<[string, string, IncomingContent, object]>([
  [
    'with all that is known of it',
    'Canal Store',
    { ...PLACE, name: 'Canal Store', address: 'Herengracht 1', url: 'https://canal.example' },
    { name: 'Canal Store', address: 'Herengracht 1', url: 'https://canal.example' },
  ],
  ['that has no name', 'Dam 1', { ...PLACE, address: 'Dam 1' }, { name: '', address: 'Dam 1', url: '' }],
  ['that is only a point', '', PLACE, { name: '', address: '', url: '' }],
  ['of before more was kept', 'Canal Store', PLACE, { name: 'Canal Store', address: '', url: '' }],
])('writes a place %s, its degrees as texts (WEB-33)', (_, text, content, expected) => {
  const { location, ...rest } = bodyOf(incoming('received', text, content));
  expect({ ...rest, location: '' }).toEqual(MO);
  expect(inText(location)).toEqual({ latitude: '52.3731', longitude: '4.89', ...expected });
});

it.each<[string, IncomingContent, readonly object[]]>([
  ['whole cards', { type: 'contacts', contacts: [{ name: 'Ada Okoro', phones: ['+1 555'], details: CARD }] }, [CARD]],
  [
    'a card with nothing but a name',
    { type: 'contacts', contacts: [{ name: 'Bo', phones: [], details: { name: { formatted_name: 'Bo' } } }] },
    [{ ...NO_CARD, name: { formatted_name: 'Bo' }, phones: [] }],
  ],
  [
    'cards of before more was kept',
    { type: 'contacts', contacts: [{ name: 'Grace', phones: ['+1 202'] }] },
    [{ ...NO_CARD, name: { formatted_name: 'Grace' }, phones: [{ phone: '+1 202' }] }],
  ],
  ['cards of before they were read', { type: 'contacts' }, []],
])('writes %s under both names that receivers look for (WEB-34, X-7)', (_, content, expected) => {
  const { contact, contacts, ...rest } = bodyOf(incoming('received', 'Somebody', content));
  expect({ ...rest, contact: '', contacts: '' }).toEqual(MO);
  expect(contact).toBe(contacts);
  expect(inText(contacts)).toEqual(expected);
});

it.each<[string, Kind, IncomingContent]>([
  ['a quick reply', 'postback', { type: 'button', payload: 'yes', ofTemplate: true }],
  ['a reply button', 'button_reply', { type: 'button', payload: 'yes' }],
  ['a row of a list', 'list_reply', { type: 'listRow', rowId: 'yes' }],
])('writes a tap on %s as a postback, without message and attachments (WEB-35)', (_, kind, content) => {
  expect(bodyOf(incoming(kind, 'Yes!', content))).toEqual({
    ...{ userId: 'user', channel: 'WhatsApp', appId: 'app', event: 'postback', waid: '351' },
    ...{ buttonPayload: 'yes', buttonText: 'Yes!', errors: '', ts: AT, tid: 'm_0' },
  });
});

type Status = Extract<WebhookEvent, { type: 'message.status' }>['data']['message'];
const CLOSED = { code: 'message.window_closed', title: 'More than 24 hours' };
const LEFT = { code: 'whatsapp.undeliverable', title: 'Not on WhatsApp' };
const FAILED = { deliveryStatus: 'Failed', code: '7200', Description: 'Unknown Status' };

it.each<[string, Status['status'], Status['failure'], object]>([
  ['sent', 'sent', null, { deliveryStatus: 'Sent', code: '7500', Description: 'Sent' }],
  ['delivered', 'delivered', null, { deliveryStatus: 'Delivered', code: '7500', Description: 'Delivered' }],
  ['read', 'read', null, { deliveryStatus: 'Read', code: '7502', Description: 'Read' }],
  [
    'failed because the window is closed',
    'failed',
    CLOSED,
    { ...FAILED, additional_info: [{ code: '470', title: 'More than 24 hours' }] },
  ],
  [
    'failed otherwise',
    'failed',
    LEFT,
    { ...FAILED, additional_info: [{ code: 'whatsapp.undeliverable', title: 'Not on WhatsApp' }] },
  ],
])('writes the receipt “%s” (WEB-39, WEB-40, WEB-41, WEB-42, X-8)', (_, status, failure, expected) => {
  const ours = { correlationId: 'key', callbackData: '{"order":7}', runId: null };
  const message = { id: 'm', providerId: '', status, at: AT, ...ours, failure };
  expect(bodyOf({ ...head, ...thread, type: 'message.status', data: { message } })).toEqual({
    deliveryInfoNotification: {
      deliveryInfo: {
        ...{ timeStamp: AT, deliveryChannel: 'whatsapp', additionalInfo: '' },
        ...{ destination: '351', destinationType: 'waid', ...expected },
      },
      ...{ subtid: '', transid: 'm', callbackData: '{"order":7}', correlationid: 'key' },
    },
  });
});

it('has something to write for all that can be chosen for it, and for nothing else (WEB-37)', () => {
  const writes = (type: WebhookEvent['type']) => {
    const message = { id: 'm', text: '', content: { type: 'text' }, status: 'sent', at: AT, failure: null };
    // Converts: only what the format looks at.
    const event = { ...head, ...thread, type, data: { message } } as unknown as WebhookEvent;
    try {
      return typeof requestBody(event, 'webex-connect') === 'string';
    } catch {
      return false;
    }
  };
  expect(webhookEventTypes.filter(writes)).toEqual(webexConnectEventTypes);
});
