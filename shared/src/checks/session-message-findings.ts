import type { MessageHeader } from '../message-kinds';
import { MESSAGE_LIMITS, type SessionMessage } from '../messages';
import type { Finding } from '../nodes';
import { sentence } from '../problems';
import { unreachable } from '../unreachable';
import { contactCardFindings } from './contact-card-findings';
import { incomplete } from './incomplete';
import { linkFindings } from './link-findings';
import { locationFindings } from './location-findings';
import { mediaFindings } from './media-findings';
import { missingText, requiredText, tooLongText } from './text-findings';

type MessageOf<T extends SessionMessage['type']> = Extract<SessionMessage, { readonly type: T }>;

/** Where a free-form message breaks WhatsApp's limits. Placeholders count as nothing, since they may become empty. */
export function sessionMessageFindings(message: SessionMessage, title: string): readonly Finding[] {
  switch (message.type) {
    case 'text':
      return requiredText(title, 'text', message.text, MESSAGE_LIMITS.text);
    case 'image':
    case 'video':
    case 'document':
      return [
        ...mediaFindings(message.type, message.link, title),
        ...tooLongText(title, 'caption', message.caption, MESSAGE_LIMITS.caption),
      ];
    case 'audio':
    case 'sticker':
      return mediaFindings(message.type, message.link, title);
    case 'location':
      return locationFindings(message, title);
    case 'contacts':
      return contactCardFindings(message.contacts, title);
    case 'buttons':
      return [
        ...frame(message, MESSAGE_LIMITS.interactiveBody, title),
        ...count('send.buttons_count', message.buttons.length, MESSAGE_LIMITS.buttons, title),
        ...message.buttons.flatMap((button) =>
          requiredText(title, 'button title', button.title, MESSAGE_LIMITS.buttonTitle),
        ),
        ...twice(message.buttons.map((button) => button.title.trim())).map((label) => duplicateTitle(title, label)),
        ...twice(message.buttons.map(({ id }) => id)).map((id) => duplicateId(title, id)),
      ];
    case 'list':
      return [
        ...frame(message, MESSAGE_LIMITS.listBody, title),
        ...requiredText(title, 'list button', message.button, MESSAGE_LIMITS.listButton),
        ...sections(message, title),
      ];
    case 'linkButton':
      return [
        ...frame(message, MESSAGE_LIMITS.interactiveBody, title),
        ...requiredText(title, 'button title', message.button, MESSAGE_LIMITS.linkButton),
        ...linkFindings(message.url, title),
      ];
    case 'locationRequest':
      return requiredText(title, 'text', message.body, MESSAGE_LIMITS.interactiveBody);
    case 'flow':
      return flow(message, title);
    default:
      return unreachable(message);
  }
}

function flow(message: MessageOf<'flow'>, title: string): readonly Finding[] {
  const { button, flowId, opens, screen, data } = message;
  const names = data.map(({ name }) => name.trim());
  return [
    ...frame(message, MESSAGE_LIMITS.interactiveBody, title),
    ...requiredText(title, 'button title', button, MESSAGE_LIMITS.flowButton),
    ...(/\p{Extended_Pictographic}/u.test(button) ? [incomplete(title, 'the button of a flow takes no emoji.')] : []),
    ...(flowId.trim() === '' ? [incomplete(title, 'enter the id of the flow, as WhatsApp Manager shows it.')] : []),
    ...(opens === 'screen' && screen.trim() === ''
      ? [incomplete(title, 'name the screen that the flow opens with.')]
      : []),
    ...(names.includes('') ? [incomplete(title, 'something that is handed to the flow has no name.')] : []),
    ...twice(names).map((name) => incomplete(title, `“${name}” is handed to the flow twice.`)),
  ];
}

/** What stands around the buttons of a message: header, body and footer. */
function frame(
  {
    header,
    body,
    footer,
  }: { readonly header?: MessageHeader | undefined; readonly body: string; readonly footer: string },
  bodyLimit: number,
  title: string,
): readonly Finding[] {
  return [
    ...(header ? headerFindings(header, title) : []),
    ...tooLongText(title, 'footer', footer, MESSAGE_LIMITS.footer),
    ...requiredText(title, 'text', body, bodyLimit),
  ];
}

function headerFindings(header: MessageHeader, title: string): readonly Finding[] {
  return 'text' in header
    ? requiredText(title, 'header', header.text, MESSAGE_LIMITS.header)
    : mediaFindings(header.media, header.link, title);
}

function sections(message: MessageOf<'list'>, title: string): readonly Finding[] {
  const rows = message.sections.flatMap((section) => section.rows);
  const isUntitled = message.sections.length > 1 && message.sections.some((section) => section.title.trim() === '');
  const hasEmpty = rows.length > 0 && message.sections.some((section) => section.rows.length === 0);
  return [
    ...count('send.rows_count', rows.length, MESSAGE_LIMITS.listRows, title),
    ...(isUntitled ? [error('send.section_title_missing', sentence('send.section_title_missing', { title }))] : []),
    ...(hasEmpty ? [error('send.section_empty', sentence('send.section_empty', { title }))] : []),
    ...message.sections.flatMap((section) =>
      tooLongText(title, 'section title', section.title, MESSAGE_LIMITS.sectionTitle),
    ),
    ...rows.flatMap((row) => [
      ...missingText(title, 'row title', row.title),
      ...tooLongText(title, 'row title', row.title, MESSAGE_LIMITS.rowTitle),
      ...tooLongText(title, 'row description', row.description, MESSAGE_LIMITS.rowDescription),
    ]),
    ...twice(rows.map(({ id }) => id)).map((id) => duplicateId(title, id)),
  ];
}

function count(
  code: 'send.buttons_count' | 'send.rows_count',
  length: number,
  limit: number,
  title: string,
): readonly Finding[] {
  return length >= 1 && length <= limit ? [] : [error(code, sentence(code, { title, limit }))];
}

function duplicateTitle(title: string, label: string): Finding {
  return error('send.choice_duplicate', sentence('send.choice_duplicate', { title, label }));
}

function duplicateId(title: string, id: string): Finding {
  return error('send.choice_id_duplicate', sentence('send.choice_id_duplicate', { title, id }));
}

/** What is in a list more than once, each named once; blanks are reported as missing instead. */
function twice(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => text !== '' && texts.indexOf(text) !== index))];
}

function error(code: Finding['code'], message: string): Finding {
  return { code, severity: 'error', message };
}
