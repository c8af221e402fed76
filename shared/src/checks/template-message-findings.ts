import type { TemplateMessage } from '../messages';
import type { Finding, FindingContext } from '../nodes';
import { sentence } from '../problems';
import { isSendable, variablesOf, type TemplateVariables } from '../templates';
import { incomplete } from './incomplete';
import { isTrackedButton } from '../tracked-links';
import { linkFindings } from './link-findings';

/** Why a template could not go out as it is set up: the channel lacks it, Meta would refuse it, or values are missing. */
export function templateMessageFindings(message: TemplateMessage, context: FindingContext): readonly Finding[] {
  const { title } = context;
  const { name } = message;
  if (name === '') return [incomplete(title, 'choose a template.')];
  const template = context.template(name, message.language);
  if (!template) return [error('template.missing', sentence('template.missing', { title, name }))];
  const { status } = template;
  return [
    ...(isSendable(status)
      ? []
      : [error('template.not_sendable', sentence('template.not_sendable', { title, name, status }))]),
    ...(status === 'FLAGGED'
      ? [
          {
            ...error('template.low_quality', sentence('template.low_quality', { title, name })),
            severity: 'warning' as const,
          },
        ]
      : []),
    ...unmapped(message, variablesOf(template), title),
    ...buttonFindings(message, context),
    ...(hasUnsendableValue(message)
      ? [error('template.value_unsendable', sentence('template.value_unsendable', { title, name }))]
      : []),
  ];
}

/** Places of the buttons whose clicks are counted; where it is not known what is counted, of all that take a value. */
export function trackedButtons(
  { name, language }: TemplateMessage,
  { template, linkBase }: FindingContext,
): readonly number[] {
  const known = template(name, language);
  if (!known) return [];
  const offered = known.components.find(({ type }) => type.toUpperCase() === 'BUTTONS')?.buttons ?? [];
  return variablesOf(known).buttons.filter(
    (place) => linkBase === undefined || (linkBase !== null && isTrackedButton(offered[place]?.url, linkBase)),
  );
}

/** A counted button leads anywhere, so it is given the whole address. */
function buttonFindings(message: TemplateMessage, context: FindingContext): readonly Finding[] {
  if (context.linkBase === undefined) return [];
  return trackedButtons(message, context).flatMap((place) => {
    const value = message.buttons[String(place)] ?? '';
    return value.trim() === '' ? [] : linkFindings(value, context.title);
  });
}

function unmapped(message: TemplateMessage, variables: TemplateVariables, title: string): readonly Finding[] {
  const parts: readonly (readonly [part: string, values: readonly (string | undefined)[]])[] = [
    ['header', Array.from({ length: variables.header }, (_, index) => message.header[index])],
    ['header file', variables.headerMedia ? [message.headerLink] : []],
    ['body', Array.from({ length: variables.body }, (_, index) => message.body[index])],
    ['buttons', variables.buttons.map((position) => message.buttons[String(position)])],
  ];
  const findings = parts.flatMap(([part, values]) => {
    const missing = values.filter((value) => value === undefined || value.trim() === '').length;
    if (missing === 0) return [];
    const details = { title, part, missing };
    return [error('template.variables_unmapped', sentence('template.variables_unmapped', details))];
  });
  const hasLink = variables.headerMedia && message.headerLink.trim() !== '';
  return [...findings, ...(hasLink ? linkFindings(message.headerLink, title) : [])];
}

/** Meta refuses text parameters with line breaks, tabs or more than four spaces in a row. */
function hasUnsendableValue({ header, body }: TemplateMessage): boolean {
  return [...header, ...body].some((value) => /[\n\r\t]| {5}/.test(value.trim()));
}

function error(code: Finding['code'], message: string): Finding {
  return { code, severity: 'error', message };
}
