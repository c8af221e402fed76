import { z } from 'zod';
import type { MessageTopic } from './consent';

/** Meta's template statuses that the product tells apart; anything else a provider says is kept as `UNKNOWN`. */
export const templateStatuses = [
  'APPROVED',
  'REINSTATED',
  'FLAGGED',
  'PENDING',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'DELETED',
  'ARCHIVED',
  'LOCKED',
  'LIMIT_EXCEEDED',
  'UNKNOWN',
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];
export const templateCategories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;
export type TemplateCategory = (typeof templateCategories)[number];

const templateButton = z
  .object({
    type: z.string(),
    text: z.string().default(''),
    url: z.string().optional(),
    phone_number: z.string().optional(),
  })
  .readonly();

/** One component as Meta lists it; unknown kinds are kept but not drawn. */
export const templateComponent = z
  .object({
    type: z.string(),
    format: z.string().optional(),
    text: z.string().optional(),
    buttons: z.array(templateButton).readonly().optional(),
  })
  .readonly();
export type TemplateComponent = z.infer<typeof templateComponent>;

/** A message approved by Meta, as far as journeys need to know it. */
export interface Template {
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
  readonly category: TemplateCategory;
  readonly components: readonly TemplateComponent[];
}

/** FLAGGED and REINSTATED templates still go out (Meta, “Template statuses”). */
export function isSendable(status: TemplateStatus): boolean {
  return status === 'APPROVED' || status === 'REINSTATED' || status === 'FLAGGED';
}

/** The consent topic that a template of this category needs. */
export function topicOf(category: TemplateCategory): MessageTopic {
  const topics: Readonly<Record<TemplateCategory, MessageTopic>> = {
    MARKETING: 'marketing',
    UTILITY: 'utility',
    AUTHENTICATION: 'authentication',
  };
  return topics[category];
}

/** The values a template asks for. */
export interface TemplateVariables {
  readonly header: number;
  /** Set when the header is a picture, video or document that must be passed with every send. */
  readonly headerMedia: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | null;
  readonly body: number;
  /** Positions of URL buttons whose address ends in a variable. */
  readonly buttons: readonly number[];
}

/** Counts placeholders such as `{{1}}` or `{{first_name}}` in each part of a template. */
export function variablesOf(template: Pick<Template, 'components'>): TemplateVariables {
  const part = (type: string) => template.components.find((component) => component.type.toUpperCase() === type);
  const header = part('HEADER');
  const format = header?.format?.toUpperCase();
  return {
    header: placeholders(header?.text),
    headerMedia: format === 'IMAGE' || format === 'VIDEO' || format === 'DOCUMENT' ? format : null,
    body: placeholders(part('BODY')?.text),
    buttons: (part('BUTTONS')?.buttons ?? []).flatMap((button, index) =>
      button.type.toUpperCase() === 'URL' && placeholders(button.url) > 0 ? [index] : [],
    ),
  };
}

function placeholders(text: string | undefined): number {
  return new Set(text?.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
}

/** Fills a template's text with values in order of its placeholders; a missing value leaves the placeholder visible. */
export function fillTemplateText(text: string, values: readonly string[]): string {
  const names = [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])];
  return text.replace(/\{\{\s*\w+\s*\}\}/g, (placeholder) => values[names.indexOf(placeholder)] ?? placeholder);
}
