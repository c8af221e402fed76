import { Liquid, Output, TokenKind, type Template as LiquidTemplate, type Variable } from 'liquidjs';
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

/** Filters whose answer depends on the machine's clock, its time zone or on chance: the same step must give the same text. */
const unsteadyFilters = [
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
  'sample',
];
for (const name of unsteadyFilters) delete liquid.filters[name];

const cacheSize = 2_000;
const parsed = new Map<string, LiquidTemplate[]>();
const analyzed = new Map<string, readonly Placeholder[]>();

/** What placeholders can speak of: `contact.name`, `contact.attributes.city`, `variables.size`, `reply.text`, `event.orderId`. */
export interface PersonalizationScope {
  readonly contact: { readonly [field: string]: JsonValue };
  readonly variables: { readonly [name: string]: JsonValue };
  readonly reply: { readonly text: string };
  readonly event: { readonly [name: string]: JsonValue };
}

/** The fields that every contact has; what a workspace adds to them is in `attributes`. */
export const contactFields = ['id', 'name', 'phone', 'language', 'attributes', 'tags'] as const;

/**
 * Fills in the placeholders of a text; one without a value becomes ''.
 *
 * @example personalize('Hi {{ contact.name | default: "there" }}', scope) // "Hi Ada"
 * @throws Error when the text is not valid Liquid; `personalizationProblem` tells beforehand
 */
export function personalize(text: string, scope: PersonalizationScope): string {
  if (!hasPlaceholders(text)) return text;
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

/** A place in a text that shows a value, such as `{{ variables.size }}`. */
export interface Placeholder {
  /** As it is written, such as `contact.attributes.city`. */
  readonly name: string;
  /** Its parts, such as `contact`, `attributes`, `city`; null for a part that is only known when it is filled in. */
  readonly parts: readonly (string | null)[];
  /** Whether the text can do without the value: it has a `default`, or a tag such as `if` looks after it. */
  readonly hasFallback: boolean;
}

/** What a text reads of its scope, each name once; its own `assign`ed names are left out. [] if it does not parse. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  if (!hasPlaceholders(text) || personalizationProblem(text) !== null) return [];
  const known = analyzed.get(text) ?? analyze(parse(text));
  if (analyzed.size >= cacheSize) analyzed.clear();
  analyzed.set(text, known);
  return known;
}

function analyze(templates: LiquidTemplate[]): readonly Placeholder[] {
  const own = liquid.analyzeSync(templates);
  const bare = new Set(
    templates
      .filter(
        (template) => template instanceof Output && !template.value.filters.some(({ name }) => name === 'default'),
      )
      .flatMap((output) =>
        Object.values(liquid.analyzeSync([output]).globals)
          .flat()
          .map(String),
      ),
  );
  const found = new Map<string, Placeholder>();
  for (const variable of Object.values(own.globals).flat()) {
    const name = String(variable);
    found.set(name, { name, parts: partsOf(variable), hasFallback: !bare.has(name) });
  }
  return [...found.values()];
}

/** How many characters (UTF-16 units) a text has at the least, whatever its placeholders become. */
export function leastLength(text: string): number {
  if (!hasPlaceholders(text)) return text.length;
  if (personalizationProblem(text) !== null) return 0;
  return parse(text)
    .filter(({ token }) => token.kind === TokenKind.HTML)
    .reduce((length, { token }) => length + token.getText().length, 0);
}

function hasPlaceholders(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

function partsOf({ segments }: Variable): readonly (string | null)[] {
  return segments.map((segment) => (typeof segment === 'object' ? null : String(segment)));
}

function parse(text: string): LiquidTemplate[] {
  const known = parsed.get(text);
  if (known) return known;
  const template = liquid.parse(text);
  if (parsed.size >= cacheSize) parsed.clear();
  parsed.set(text, template);
  return template;
}
