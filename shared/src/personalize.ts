import { Liquid, type Template as LiquidTemplate } from 'liquidjs';
import type { JsonValue } from './json';

/** Limits keep a hostile text from hanging the process: characters parsed, nodes rendered, memory in characters. */
const liquid = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  parseLimit: 100_000,
  renderLimit: 1_000,
  memoryLimit: 1_000_000,
  relativeReference: false,
  templates: {},
});

const cacheSize = 2_000;
const parsed = new Map<string, LiquidTemplate[]>();

/** What placeholders can speak of: `contact.name`, `contact.attributes.city`, `variables.size`, `reply.text`. */
export interface PersonalizationScope {
  readonly contact: { readonly [field: string]: JsonValue };
  readonly variables: { readonly [name: string]: JsonValue };
  readonly reply: { readonly text: string };
}

/**
 * Fills in the placeholders of a text; one without a value becomes ''.
 *
 * @example personalize('Hi {{ contact.name | default: "there" }}', scope) // "Hi Ada"
 * @throws Error when the text is not valid Liquid; `personalizationProblem` tells beforehand
 */
export function personalize(text: string, scope: PersonalizationScope): string {
  if (!text.includes('{{') && !text.includes('{%')) return text;
  return String(liquid.renderSync(parse(text), scope));
}

/** Why a text can't be filled in, in the parser's words, or null when it can. */
export function personalizationProblem(text: string): string | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The paths that a text reads, such as `contact.attributes.city`; [] for a text that does not parse. */
export function placeholdersIn(text: string): readonly string[] {
  if (personalizationProblem(text) !== null) return [];
  return liquid.fullVariablesSync(text);
}

function parse(text: string): LiquidTemplate[] {
  const known = parsed.get(text);
  if (known) return known;
  const template = liquid.parse(text);
  if (parsed.size >= cacheSize) parsed.clear();
  parsed.set(text, template);
  return template;
}
