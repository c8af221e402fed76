import type { GraphTemplate } from '../channels';
import { objectsIn, textIn } from '../json';

/** A template taken apart once, so that a send is only compared with it. */
export interface TemplateShape {
  readonly template: GraphTemplate;
  readonly named: boolean;
  readonly header: TemplateHeader | null;
  readonly body: TemplateText;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
  /** How many cards a carousel template has; 0 for any other. */
  readonly cards: number;
}

export type MediaFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION';
export type TemplateHeader =
  { readonly format: 'TEXT'; readonly text: TemplateText } | { readonly format: MediaFormat };

export interface TemplateText {
  readonly text: string;
  /** Names in order of appearance, each once: `1`, `2` … or the names of a named template. */
  readonly variables: readonly string[];
}

export interface TemplateButton {
  /** QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, FLOW, OTP … */
  readonly type: string;
  readonly text: string;
  readonly url: TemplateText | null;
}

export function templateShape(template: GraphTemplate): TemplateShape {
  const component = (type: string) => template.components.find((each) => each.type.toUpperCase() === type);
  const header = component('HEADER');
  const footer = component('FOOTER');
  return {
    template,
    named: template.parameter_format?.toUpperCase() === 'NAMED',
    header: header === undefined ? null : headerShape(textIn(header, 'format'), textIn(header, 'text')),
    body: textShape(textIn(component('BODY'), 'text') ?? ''),
    footer: textIn(footer, 'text') ?? null,
    buttons: objectsIn(component('BUTTONS'), 'buttons').map((button) => ({
      type: (textIn(button, 'type') ?? '').toUpperCase(),
      text: textIn(button, 'text') ?? '',
      url: typeof button['url'] === 'string' ? textShape(button['url']) : null,
    })),
    cards: objectsIn(component('CAROUSEL'), 'cards').length,
  };
}

/** Puts values into a text's variables; a variable without one stays as it is written. */
export function fillIn({ text, variables }: TemplateText, values: ReadonlyMap<string, string>): string {
  if (variables.length === 0) return text;
  return text.replace(VARIABLE, (written, name: string) => values.get(name) ?? written);
}

const VARIABLE = /\{\{\s*([a-z0-9_]+)\s*\}\}/gi;

function textShape(text: string): TemplateText {
  return { text, variables: [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))] };
}

function headerShape(format = 'TEXT', text = ''): TemplateHeader {
  const upper = format.toUpperCase();
  return isMedia(upper) ? { format: upper } : { format: 'TEXT', text: textShape(text) };
}

const isMedia = (format: string): format is MediaFormat => ['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'].includes(format);
