import {
  unreachable,
  type SharedContact,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookTest,
} from '@sendero/shared';

type Incoming = Extract<WebhookEvent, { readonly data: { readonly message: { readonly content: unknown } } }>;

/** Two states share a code: receivers go by `deliveryStatus`. */
const DELIVERY = {
  sent: { deliveryStatus: 'Sent', code: '7500', Description: 'Sent' },
  delivered: { deliveryStatus: 'Delivered', code: '7500', Description: 'Delivered' },
  read: { deliveryStatus: 'Read', code: '7502', Description: 'Read' },
  failed: { deliveryStatus: 'Failed', code: '7200', Description: 'Unknown Status' },
} as const;

/** The closed window as receivers of this format know it. */
const FAILURE_CODES: Readonly<Record<string, string>> = { 'message.window_closed': '470' };

/**
 * An event as Webex Connect would send it, as valid JSON. What is empty is '' and never null; what holds a list or an
 * object is a text with JSON in it.
 *
 * @throws Error for an event that the format has no form for; an endpoint can't choose those
 */
export function webexConnectBody(event: WebhookEvent): object {
  switch (event.type) {
    case 'message.received':
      return received(event);
    case 'message.postback':
    case 'message.list_reply':
    case 'message.button_reply':
      return postback(event);
    case 'message.status':
      return receipt(event);
    case 'template.status':
    case 'consent.changed':
    case 'run.entered':
    case 'run.left':
      throw new Error(`Webex Connect has no form for ${event.type}`);
    default:
      return unreachable(event);
  }
}

/** The format has no test of its own: a message from nobody. */
export function webexConnectTest({ id, at }: WebhookTest): object {
  return {
    ...{ userId: '', channel: 'WhatsApp', appId: '', event: 'MO', waid: '', message: 'Test', attachments: '[]' },
    ...{ system: '', location: '', contact: '', contacts: '', ts: at, tid: `${id}_0` },
  };
}

function received(event: Incoming): object {
  const { text, content } = event.data.message;
  const saysText = !['media', 'location', 'contacts'].includes(content.type);
  const cards = content.type === 'contacts' ? JSON.stringify(list(content['contacts']).map(card)) : '';
  return {
    ...envelope(event, 'MO'),
    message: saysText ? text : '',
    attachments: JSON.stringify(content.type === 'media' ? [attachment(content, text)] : []),
    system: '',
    location: content.type === 'location' ? JSON.stringify(place(content, text)) : '',
    // Both names are in use.
    contact: cards,
    contacts: cards,
    ...ending(event),
  };
}

function postback(event: Incoming): object {
  const { text, content } = event.data.message;
  return {
    ...envelope(event, 'postback'),
    buttonPayload: words(content['payload'] ?? content['rowId']),
    buttonText: text,
    errors: '',
    ...ending(event),
  };
}

function receipt({ contact, data: { message } }: WebhookEventOf<'message.status'>): object {
  const { failure } = message;
  return {
    deliveryInfoNotification: {
      deliveryInfo: {
        timeStamp: message.at,
        ...DELIVERY[message.status],
        deliveryChannel: 'whatsapp',
        additionalInfo: '',
        ...(failure && {
          additional_info: [{ code: FAILURE_CODES[failure.code] ?? failure.code, title: failure.title }],
        }),
        destination: contact.waId,
        destinationType: 'waid',
      },
      subtid: '',
      transid: message.id,
      // Events from before it was kept have none.
      callbackData: words(message.callbackData),
      correlationid: message.correlationId,
    },
  };
}

function envelope({ channel, contact }: Incoming, name: string): object {
  return { userId: contact.id, channel: 'WhatsApp', appId: channel.id, event: name, waid: contact.waId };
}

function ending({ data: { message } }: Incoming): object {
  return { ts: message.at, tid: `${message.id}_0` };
}

function attachment(content: Incoming['data']['message']['content'], caption: string): object {
  const { mimeType, mediaId, url } = content;
  return { mime_type: words(mimeType), url: words(url), id: words(mediaId), ...(caption !== '' && { caption }) };
}

/** Of places that came before all of it was kept, only what was shown is known. */
function place(content: Incoming['data']['message']['content'], shown: string): object {
  const { latitude, longitude, name, address, url } = content;
  return {
    ...{ address: words(address), latitude: words(latitude), longitude: words(longitude) },
    ...{ name: words(name ?? (address === undefined ? shown : '')), url: words(url) },
  };
}

/** The rest of a card is missing from those that came before it was kept. */
function card(value: unknown): object {
  const { name, phones, details } = value as Partial<SharedContact>;
  const { birthday = '', org = '', emails = [], addresses = [], urls = [] } = details ?? {};
  return {
    ...{ birthday, emails, addresses, urls, org },
    name: details?.name ?? { formatted_name: words(name) },
    phones: details?.phones ?? list(phones).map((phone) => ({ phone: words(phone) })),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
