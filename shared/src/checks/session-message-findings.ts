import { MESSAGE_LIMITS, type SessionMessage } from '../messages';
import type { Finding } from '../nodes';
import { leastLength } from '../personalize';
import { sentence } from '../problems';
import { unreachable } from '../unreachable';
import { linkFindings } from './link-findings';

type ListMessage = Extract<SessionMessage, { readonly type: 'list' }>;

/** Where a free-form message breaks WhatsApp's limits. Placeholders count as nothing, since they may become empty. */
export function sessionMessageFindings(message: SessionMessage, title: string): readonly Finding[] {
  const required = (part: string, text: string, limit: number) => [
    ...missing(title, part, text),
    ...tooLong(title, part, text, limit),
  ];
  switch (message.type) {
    case 'text':
      return required('text', message.text, MESSAGE_LIMITS.text);
    case 'image':
    case 'document':
      return [
        ...linkFindings(message.link, title),
        ...tooLong(title, 'caption', message.caption, MESSAGE_LIMITS.caption),
      ];
    case 'buttons':
      return [
        ...frame(message, title),
        ...required('text', message.body, MESSAGE_LIMITS.interactiveBody),
        ...count('send.buttons_count', message.buttons.length, MESSAGE_LIMITS.buttons, title),
        ...message.buttons.flatMap((button) => required('button title', button.title, MESSAGE_LIMITS.buttonTitle)),
        ...twice(message.buttons.map((button) => button.title.trim())).map((label) => duplicateTitle(title, label)),
        ...twice(message.buttons.map(({ id }) => id)).map((id) => duplicateId(title, id)),
      ];
    case 'list':
      return [
        ...frame(message, title),
        ...required('text', message.body, MESSAGE_LIMITS.listBody),
        ...required('list button', message.button, MESSAGE_LIMITS.listButton),
        ...sections(message, title),
      ];
    default:
      return unreachable(message);
  }
}

function frame({ header, footer }: Pick<ListMessage, 'header' | 'footer'>, title: string): readonly Finding[] {
  return [
    ...(header ? missing(title, 'header', header.text) : []),
    ...(header ? tooLong(title, 'header', header.text, MESSAGE_LIMITS.header) : []),
    ...tooLong(title, 'footer', footer, MESSAGE_LIMITS.footer),
  ];
}

function sections(message: ListMessage, title: string): readonly Finding[] {
  const rows = message.sections.flatMap((section) => section.rows);
  const isUntitled = message.sections.length > 1 && message.sections.some((section) => section.title.trim() === '');
  const hasEmpty = rows.length > 0 && message.sections.some((section) => section.rows.length === 0);
  return [
    ...count('send.rows_count', rows.length, MESSAGE_LIMITS.listRows, title),
    ...(isUntitled ? [error('send.section_title_missing', sentence('send.section_title_missing', { title }))] : []),
    ...(hasEmpty ? [error('send.section_empty', sentence('send.section_empty', { title }))] : []),
    ...message.sections.flatMap((section) =>
      tooLong(title, 'section title', section.title, MESSAGE_LIMITS.sectionTitle),
    ),
    ...rows.flatMap((row) => [
      ...missing(title, 'row title', row.title),
      ...tooLong(title, 'row title', row.title, MESSAGE_LIMITS.rowTitle),
      ...tooLong(title, 'row description', row.description, MESSAGE_LIMITS.rowDescription),
    ]),
    ...twice(rows.map(({ id }) => id)).map((id) => duplicateId(title, id)),
  ];
}

function missing(title: string, part: string, text: string): readonly Finding[] {
  return text.trim() === '' ? [error('send.text_missing', sentence('send.text_missing', { title, part }))] : [];
}

function tooLong(title: string, part: string, text: string, limit: number): readonly Finding[] {
  const length = leastLength(text);
  if (length <= limit) return [];
  return [error('send.text_too_long', sentence('send.text_too_long', { title, part, length, limit }))];
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
