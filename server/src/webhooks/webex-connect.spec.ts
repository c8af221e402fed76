import type { IncomingContent, WebhookEvent } from '@sendero/shared';
import { requestBody } from './request-body';

const AT = '2026-11-21T12:00:00.000Z';
const head = { id: 'e', version: 1, workspaceId: 'w', at: AT } as const;
const thread = {
  channel: { id: 'app', phone: '+1 555' },
  contact: { id: 'user', name: 'Ada', phone: '+351', waId: '351' },
  conversation: { id: 'c' },
};
const incoming = (
  type: 'message.received' | 'message.postback' | 'message.list_reply',
  text: string,
  content: IncomingContent,
): WebhookEvent => ({
  ...{ ...head, ...thread, type },
  data: { message: { id: 'm', providerId: 'wamid', text, content: { ...content }, at: AT } },
});
const body = (event: WebhookEvent) => JSON.parse(requestBody(event, 'webex-connect')) as Record<string, unknown>;
const MO = {
  ...{ userId: 'user', channel: 'WhatsApp', appId: 'app', event: 'MO', waid: '351', message: '', attachments: '[]' },
  ...{ system: '', location: '', contact: '', contacts: '', ts: AT, tid: 'm_0' },
};

it('writes a text with every field, empty ones as "" (WEB-30, WEB-31, WEB-36, X-7)', () => {
  expect(body(incoming('message.received', 'hi "there"', { type: 'text' }))).toEqual({ ...MO, message: 'hi "there"' });
});

it('writes files as a text with JSON in it (WEB-32)', () => {
  const media = { type: 'media', kind: 'image', mediaId: '9', mimeType: 'image/png' } as const;
  const { attachments, ...rest } = body(incoming('message.received', 'Look', media));
  expect(rest).toEqual({ ...MO, attachments: undefined });
  expect(JSON.parse(String(attachments))).toEqual([{ mime_type: 'image/png', url: '', id: '9', caption: 'Look' }]);
});

it('writes a place with its degrees as texts (WEB-33)', () => {
  const { location, ...rest } = body(
    incoming('message.received', 'Canal Store', { type: 'location', latitude: 52.3, longitude: 4.9 }),
  );
  expect(rest).toEqual({ ...MO, location: undefined });
  expect(JSON.parse(String(location))).toEqual({
    ...{ address: '', latitude: '52.3', longitude: '4.9', name: 'Canal Store', url: '' },
  });
});

it('writes contact cards under both names (WEB-34, X-7)', () => {
  const cards = [{ name: 'Grace', phones: ['+1 202'] }];
  const { contact, contacts } = body(incoming('message.received', 'Grace', { type: 'contacts', contacts: cards }));
  expect(contact).toBe(contacts);
  expect(JSON.parse(String(contacts))).toEqual([
    {
      ...{ birthday: '', emails: [], addresses: [], urls: [], org: '' },
      ...{ name: { formatted_name: 'Grace' }, phones: [{ phone: '+1 202' }] },
    },
  ]);
});

it.each<[string, 'message.postback' | 'message.list_reply', IncomingContent]>([
  ['a button', 'message.postback', { type: 'button', payload: 'yes' }],
  ['a row', 'message.list_reply', { type: 'listRow', rowId: 'yes' }],
])('writes a tap on %s as a postback (WEB-35)', (_, type, content) => {
  expect(body(incoming(type, 'Yes!', content))).toEqual({
    ...{ userId: 'user', channel: 'WhatsApp', appId: 'app', event: 'postback', waid: '351' },
    ...{ buttonPayload: 'yes', buttonText: 'Yes!', errors: '', ts: AT, tid: 'm_0' },
  });
});

type Status = Extract<WebhookEvent, { type: 'message.status' }>['data']['message'];

it.each<[Status['status'], Status['failure'], object]>([
  ['sent', null, { deliveryStatus: 'Sent', code: '7500', Description: 'Sent' }],
  ['delivered', null, { deliveryStatus: 'Delivered', code: '7500', Description: 'Delivered' }],
  ['read', null, { deliveryStatus: 'Read', code: '7502', Description: 'Read' }],
  [
    'failed',
    { code: 'message.window_closed', title: 'More than 24 hours' },
    {
      ...{ deliveryStatus: 'Failed', code: '7200', Description: 'Unknown Status' },
      additional_info: [{ code: '470', title: 'More than 24 hours' }],
    },
  ],
])('writes the receipt “%s” (WEB-39, WEB-40, WEB-41, WEB-42, X-8)', (status, failure, expected) => {
  const message = { id: 'm', providerId: '', status, at: AT, correlationId: 'key', runId: null, failure };
  expect(body({ ...head, ...thread, type: 'message.status', data: { message } })).toEqual({
    deliveryInfoNotification: {
      deliveryInfo: {
        ...{
          timeStamp: AT,
          deliveryChannel: 'whatsapp',
          additionalInfo: '',
          destination: '351',
          destinationType: 'waid',
        },
        ...expected,
      },
      ...{ subtid: '', transid: 'm', callbackData: '', correlationid: 'key' },
    },
  });
});
