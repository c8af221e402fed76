import type { JourneyDocument, JourneyEdge, JourneyNode } from './journey';
import { canonicalJson } from './journey-file';

/** What makes one journey differ from another. */
export interface JourneyDiff {
  readonly nodes: {
    readonly added: readonly JourneyNode[];
    readonly removed: readonly JourneyNode[];
    readonly changed: readonly NodeChange[];
  };
  readonly edges: { readonly added: readonly JourneyEdge[]; readonly removed: readonly JourneyEdge[] };
  /** Names of settings. */
  readonly settings: readonly string[];
}

export interface NodeChange {
  readonly before: JourneyNode;
  readonly after: JourneyNode;
  /** What differs, such as `title`, `position` or `config.timeout.amount`. */
  readonly fields: readonly string[];
}

/** Nodes are the same node when they have the same id, however they are drawn. */
export function diffJourneys(before: JourneyDocument, after: JourneyDocument): JourneyDiff {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const kept = new Set(after.nodes.map(({ id }) => id));
  const changed = after.nodes.flatMap((node): NodeChange[] => {
    const was = old.get(node.id);
    const fields = was ? fieldsThatDiffer(was, node) : [];
    return was && fields.length > 0 ? [{ before: was, after: node, fields }] : [];
  });
  const [oldEdges, newEdges] = [new Set(before.edges.map(keyOf)), new Set(after.edges.map(keyOf))];
  return {
    nodes: {
      added: after.nodes.filter(({ id }) => !old.has(id)),
      removed: before.nodes.filter(({ id }) => !kept.has(id)),
      changed,
    },
    edges: {
      added: after.edges.filter((edge) => !oldEdges.has(keyOf(edge))),
      removed: before.edges.filter((edge) => !newEdges.has(keyOf(edge))),
    },
    settings: [...new Set(fieldsThatDiffer(before.settings, after.settings).map((field) => field.split('.')[0] ?? ''))],
  };
}

export function isSameJourney({ nodes, edges, settings }: JourneyDiff): boolean {
  return [nodes.added, nodes.removed, nodes.changed, edges.added, edges.removed, settings].every(
    (part) => part.length === 0,
  );
}

/** Whether a node only lies elsewhere on the canvas. */
export function isOnlyMoved({ fields }: NodeChange): boolean {
  return fields.every((field) => field === 'position');
}

function keyOf({ from, output, to }: JourneyEdge): string {
  return `${from} ${output} ${to}`;
}

/** Paths to what differs. A list that grew or shrank is named as a whole. */
function fieldsThatDiffer(before: unknown, after: unknown, path = ''): readonly string[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (path === 'position' || !isObject(before) || !isObject(after)) return [path];
  if (Array.isArray(before) !== Array.isArray(after)) return [path];
  if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length) return [path];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    fieldsThatDiffer(Reflect.get(before, name), Reflect.get(after, name), path === '' ? name : `${path}.${name}`),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
