import type { z } from 'zod';
import { journeyDocument, type JourneyDocument, type JourneyEdge } from './journey';
import { namedScenarios, type NamedScenario } from './scenario';

/**
 * A journey as a file, with its scenarios: indented JSON with sorted keys, nodes in their order, connections and
 * scenarios sorted, so that the same journey is always the same text and a change is a small difference. Reading it
 * back and writing it again changes nothing.
 */
export function writeJourney(journey: JourneyDocument, scenarios: readonly NamedScenario[] = []): string {
  const edges = journey.edges.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const byName = scenarios.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `${canonicalJson({ ...journey, edges, ...(byName.length > 0 && { scenarios: byName }) })}\n`;
}

export type ReadJourney =
  | { readonly journey: JourneyDocument; readonly scenarios: readonly NamedScenario[] }
  /** Sentences that say what is wrong and where. */
  | { readonly complaints: readonly string[] };

/** Reads a journey from a file. What can be stored is read; whether it can be published is for `checkJourney`. */
export function readJourney(text: string): ReadJourney {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { complaints: [`This is not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  if (typeof json !== 'object' || json === null || !('nodes' in json)) {
    return { complaints: ['This is JSON, but not a journey: it has no “nodes”.'] };
  }
  const parsed = journeyDocument.safeParse(json);
  const tried = namedScenarios.safeParse('scenarios' in json ? json.scenarios : []);
  if (parsed.success && tried.success) return { journey: parsed.data, scenarios: tried.data };
  const ofJourney = parsed.error?.issues.map((issue) => complaintOf(issue, json)) ?? [];
  const ofScenarios = tried.error?.issues.map((issue) => complaintOf(under('scenarios', issue), json)) ?? [];
  return { complaints: [...ofJourney, ...ofScenarios] };
}

/** JSON with the keys of every object sorted; values that are equal give the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isPlainObject(part) ? sorted(part) : part), 2);
}

function placeOf({ from, output, to }: JourneyEdge): string {
  return `${from} ${output} ${to}`;
}

function complaintOf({ path, message }: z.core.$ZodIssue, json: object): string {
  return path.length === 0 ? message : `${placeIn(path, json)}: ${message}`;
}

function under(list: string, issue: z.core.$ZodIssue): z.core.$ZodIssue {
  return { ...issue, path: [list, ...issue.path] };
}

/** A path as people read it: a node by its id and a scenario by its name rather than by their number. */
function placeIn(path: readonly PropertyKey[], json: object): string {
  const [list = '', index, ...rest] = path.map(String);
  const called = names.find((one) => one.list === list);
  const items: unknown = called && Reflect.get(json, list);
  const item: unknown = Array.isArray(items) ? items[Number(index)] : undefined;
  const name = called && isPlainObject(item) ? item[called.key] : undefined;
  if (!called || typeof name !== 'string' || rest[0] === called.key) return path.map(String).join('.');
  return [`${called.word} “${name}”`, ...(rest.length > 0 ? [rest.join('.')] : [])].join(', ');
}

const names = [
  { list: 'nodes', key: 'id', word: 'node' },
  { list: 'scenarios', key: 'name', word: 'scenario' },
] as const;

function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
