import {
  unreachable,
  type OutgoingContent,
  type SessionMessage,
  type Template,
  type TemplateMessage,
} from '@sendero/shared';

/** The body of a Graph send without its envelope: `type` and the property of that name (Meta, “Messages” reference). */
export type GraphMessage = { readonly type: string } & { readonly [property: string]: unknown };

/** Puts a message into the Cloud API's words. `template` is what the channel has under the content's name. */
export function graphMessage(content: OutgoingContent, template: Template | undefined): GraphMessage {
  return content.type === 'session' ? sessionBody(content.message) : templateBody(content.template, template);
}

function sessionBody(message: SessionMessage): GraphMessage {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.text, preview_url: message.previewUrl } };
    case 'image':
      return { type: 'image', image: { link: message.link, ...optional('caption', message.caption) } };
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
      return {
        type: 'interactive',
        interactive: {
          type: 'button',
          ...textHeader(message.header),
          body: { text: message.body },
          ...(message.footer ? { footer: { text: message.footer } } : {}),
          action: { buttons: message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) },
        },
      };
    case 'list':
      return {
        type: 'interactive',
        interactive: {
          type: 'list',
          ...textHeader(message.header),
          body: { text: message.body },
          ...(message.footer ? { footer: { text: message.footer } } : {}),
          action: {
            button: message.button,
            sections: message.sections.map(({ title, rows }) => ({
              ...optional('title', title),
              rows: rows.map((row) => ({ id: row.id, title: row.title, ...optional('description', row.description) })),
            })),
          },
        },
      };
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

function textHeader(header: { readonly text: string } | undefined): object {
  return header?.text ? { header: { type: 'text', text: header.text } } : {};
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
