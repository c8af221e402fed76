import { templateKey, variablesOf, type Template, type TemplateMessage } from '@sendero/shared';

/** Before a template is chosen. */
export const NO_TEMPLATE: TemplateMessage = {
  name: '',
  language: '',
  header: [],
  headerLink: '',
  body: [],
  buttons: {},
};

/** Names a template among those of its channel. */
export function templateId({ name, language }: Pick<Template, 'name' | 'language'>): string {
  return templateKey(name, language);
}

export function findTemplate<T extends Template>(templates: readonly T[], message: TemplateMessage): T | undefined {
  return templates.find((template) => template.name === message.name && template.language === message.language);
}

/** A message of this template; values that were written for another one stay where their place is still there. */
export function messageFor(template: Template, before: TemplateMessage): TemplateMessage {
  const wanted = variablesOf(template);
  return {
    name: template.name,
    language: template.language,
    header: resized(before.header, wanted.header),
    headerLink: wanted.headerMedia ? before.headerLink : '',
    body: resized(before.body, wanted.body),
    buttons: Object.fromEntries(wanted.buttons.map((place) => [String(place), before.buttons[String(place)] ?? ''])),
  };
}

function resized(values: readonly string[], length: number): readonly string[] {
  return Array.from({ length }, (_, place) => values[place] ?? '');
}
