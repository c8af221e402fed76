import type { z } from 'zod';
import { journeyDocument, type JourneyDocument, type JourneyEdge } from './journey';

/**
 * A journey as a file: indented JSON with sorted keys, nodes in their order and connections sorted, so that the same
 * journey is always the same text and a change is a small difference. Reading it back and writing it again changes
 * nothing.
 */
export function writeJourney(journey: JourneyDocument): string {
  const edges = journey.edges.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return `${canonicalJson({ ...journey, edges })}\n`;
}

export type ReadJourney =
  | { readonly journey: JourneyDocument }
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
  if (parsed.success) return { journey: parsed.data };
  return { complaints: parsed.error.issues.map((issue) => complaintOf(issue, json)) };
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

/** A path as people read it: a node by its id rather than its number. */
function placeIn(path: readonly PropertyKey[], json: object): string {
  const [list, index, ...rest] = path.map(String);
  const nodes: unknown = 'nodes' in json ? json.nodes : [];
  const node: unknown = list === 'nodes' && Array.isArray(nodes) ? nodes[Number(index)] : undefined;
  if (isPlainObject(node) && typeof node['id'] === 'string' && rest[0] !== 'id') {
    return [`node “${node['id']}”`, ...(rest.length > 0 ? [rest.join('.')] : [])].join(', ');
  }
  return path.map(String).join('.');
}

function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
