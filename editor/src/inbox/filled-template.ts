import { personalizationProblem, type PersonalizationScope, type TemplateMessage } from '@sendero/shared';
import { filledText } from './filled-text';

/** A template whose values are filled in for one contact, and the names of what had no value. */
export function filledTemplate(
  template: TemplateMessage,
  scope: PersonalizationScope,
): { readonly template: TemplateMessage; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const fill = (text: string): string => {
    // Half-typed: the field itself says what is wrong.
    if (personalizationProblem(text) !== null) return text;
    const filled = filledText(text, scope);
    filled.missing.forEach((name) => missing.add(name));
    return filled.text;
  };
  const { header, headerLink, body, buttons } = template;
  const filled: TemplateMessage = {
    ...template,
    header: header.map(fill),
    headerLink: fill(headerLink),
    body: body.map(fill),
    buttons: Object.fromEntries(Object.entries(buttons).map(([place, value]) => [place, fill(value)])),
  };
  return { template: filled, missing: [...missing] };
}
