import {
  contactName,
  unreachable,
  type ContactCard,
  type MessageHeader,
  type SentContent,
  type SessionMessage,
  type Template,
  type TemplateMessage,
} from '@sendero/shared';

/** The body of a Graph send without its envelope: `type` and the property of that name (Meta, “Messages” reference). */
export type GraphMessage = { readonly type: string } & { readonly [property: string]: unknown };

/**
 * Puts a message into the Cloud API's words.
 *
 * @param template what the channel has under the content's name
 * @param callbackData names the message; a form brings it back with its answer
 */
export function graphMessage(content: SentContent, template: Template | undefined, callbackData: string): GraphMessage {
  switch (content.type) {
    case 'session': {
      const { message, mediaId, quotedId } = content;
      const body = mediaId === undefined ? sessionBody(message, callbackData) : uploadedBody(message, mediaId);
      return quotedId === undefined ? body : { ...body, context: { message_id: quotedId } };
    }
    case 'template':
      return templateBody(content.template, template);
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.quotedId, emoji: content.emoji } };
    default:
      return unreachable(content);
  }
}

/** A file that Meta has already takes the place of the link. */
function uploadedBody(message: SessionMessage, mediaId: string): GraphMessage {
  const { type, [message.type]: file } = sessionBody(message, '');
  const { link: _, ...rest } = typeof file === 'object' && file !== null && 'link' in file ? file : { link: '' };
  return { type, [type]: { id: mediaId, ...rest } };
}

function sessionBody(message: SessionMessage, callbackData: string): GraphMessage {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.text, preview_url: message.previewUrl } };
    case 'image':
    case 'video': {
      const { type, link, caption } = message;
      return { type, [type]: { link, ...optional('caption', caption) } };
    }
    case 'audio':
      return { type: 'audio', audio: { link: message.link, ...(message.voice ? { voice: true } : {}) } };
    case 'sticker':
      return { type: 'sticker', sticker: { link: message.link } };
    case 'location': {
      const { latitude, longitude, name, address } = message;
      return {
        type: 'location',
        location: {
          latitude: Number(latitude),
          longitude: Number(longitude),
          ...optional('name', name),
          ...optional('address', address),
        },
      };
    }
    case 'contacts':
      return { type: 'contacts', contacts: message.contacts.map(graphContact) };
    case 'document':
      return {
        type: 'document',
        document: {
          link: message.link,
          ...optional('caption', message.caption),
          ...optional('filename', message.filename),
        },
      };
    case 'buttons':
      return interactive('button', message, {
        buttons: message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
      });
    case 'list':
      return interactive('list', message, {
        button: message.button,
        sections: message.sections.map(({ title, rows }) => ({
          ...optional('title', title),
          rows: rows.map((row) => ({ id: row.id, title: row.title, ...optional('description', row.description) })),
        })),
      });
    case 'linkButton':
      return interactive('cta_url', message, {
        name: 'cta_url',
        parameters: { display_text: message.button, url: message.url },
      });
    case 'locationRequest':
      return interactive('location_request_message', { ...message, footer: '' }, { name: 'send_location' });
    case 'flow':
      return interactive('flow', message, { name: 'flow', parameters: flowParameters(message, callbackData) });
    default:
      return unreachable(message);
  }
}

function templateBody(message: TemplateMessage, template: Template | undefined): GraphMessage {
  const names = placeholderNames(template);
  const header = message.headerLink
    ? [mediaParameter(message.headerLink, template)]
    : message.header.map((value, index) => textParameter(value, names.header[index]));
  const components = [
    ...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
    ...(message.body.length > 0
      ? [{ type: 'body', parameters: message.body.map((value, index) => textParameter(value, names.body[index])) }]
      : []),
    ...Object.entries(message.buttons).map(([index, value]) => ({
      type: 'button',
      sub_type: 'url',
      index,
      parameters: [{ type: 'text', text: encodeURIComponent(value) }],
    })),
  ];
  return {
    type: 'template',
    template: {
      name: message.name,
      language: { code: message.language },
      ...(components.length > 0 ? { components } : {}),
    },
  };
}

/** What stands around the buttons of every interactive message. */
function interactive(
  type: string,
  {
    header,
    body,
    footer,
  }: { readonly header?: MessageHeader | undefined; readonly body: string; readonly footer: string },
  action: object,
): GraphMessage {
  return {
    type: 'interactive',
    interactive: {
      type,
      ...graphHeader(header),
      body: { text: body },
      ...(footer ? { footer: { text: footer } } : {}),
      action,
    },
  };
}

function graphHeader(header: MessageHeader | undefined): object {
  if (!header) return {};
  if ('text' in header) return header.text ? { header: { type: 'text', text: header.text } } : {};
  const { media, link, filename } = header;
  const file = { link, ...(media === 'document' ? optional('filename', filename) : {}) };
  return { header: { type: media, [media]: file } };
}

/** The token comes back with what was entered; it is the message's own name, so that no two are alike. */
function flowParameters(
  { flowId, button, opens, screen, data, draft }: Extract<SessionMessage, { readonly type: 'flow' }>,
  token: string,
): object {
  const given = data.length > 0 ? { data: Object.fromEntries(data.map(({ name, text }) => [name.trim(), text])) } : {};
  return {
    flow_message_version: '3',
    flow_id: flowId.trim(),
    flow_cta: button,
    flow_token: token,
    ...(opens === 'screen'
      ? { flow_action: 'navigate', flow_action_payload: { screen: screen.trim(), ...given } }
      : { flow_action: 'data_exchange' }),
    ...(draft ? { mode: 'draft' } : {}),
  };
}

/** Of a number that is named by its WhatsApp id the card says “Message”, of others “Invite to WhatsApp”. */
function graphContact(card: ContactCard): object {
  const { firstName, lastName, company, phone, onWhatsApp, email, url } = card;
  const waId = phone.replace(/\D/g, '');
  return {
    name: {
      formatted_name: contactName(card),
      first_name: firstName.trim(),
      ...optional('last_name', lastName.trim()),
    },
    ...(phone.trim() ? { phones: [{ phone: phone.trim(), ...(onWhatsApp ? optional('wa_id', waId) : {}) }] } : {}),
    ...(email.trim() ? { emails: [{ email: email.trim() }] } : {}),
    ...(company.trim() ? { org: { company: company.trim() } } : {}),
    ...(url.trim() ? { urls: [{ url: url.trim() }] } : {}),
  };
}

function optional(name: string, value: string): object {
  return value ? { [name]: value } : {};
}

/** Meta refuses line breaks, tabs and runs of spaces in parameters. */
function textParameter(value: string, name: string | undefined): object {
  const text = value.replace(/\s+/g, ' ').trim();
  return name === undefined ? { type: 'text', text } : { type: 'text', parameter_name: name, text };
}

function mediaParameter(link: string, template: Template | undefined): object {
  const format =
    template?.components.find(({ type }) => type.toUpperCase() === 'HEADER')?.format?.toLowerCase() ?? 'image';
  return { type: format, [format]: { link } };
}

/** Names for templates with named variables; nothing for positional ones. */
function placeholderNames(template: Template | undefined): {
  readonly header: readonly string[];
  readonly body: readonly string[];
} {
  const namesIn = (type: string) => {
    const text = template?.components.find((component) => component.type.toUpperCase() === type)?.text ?? '';
    const names = [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))];
    return names.every((name) => /^\d+$/.test(name)) ? [] : names;
  };
  return { header: namesIn('HEADER'), body: namesIn('BODY') };
}
