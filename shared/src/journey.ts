import { z } from 'zod';
import { nodeId, type NodeId, type OutputId } from './ids';
import { DEFAULT_SETTINGS, journeySettings, type JourneySettings } from './journey-settings';
import { nodes, type NodeConfig, type NodeDefinition, type NodeType, type Output } from './nodes';

const nodeTypes = Object.keys(nodes) as [NodeType, ...NodeType[]];

const position = z.object({ x: z.number(), y: z.number() }).readonly();

/** A step as it is stored: the configuration is checked against the type's own schema in `journeyDocument`. */
const nodeRecord = z
  .object({
    id: nodeId,
    type: z.enum(nodeTypes),
    /** What the designer calls the step; '' shows the type's title. */
    title: z.string().max(80).default(''),
    position,
    config: z.unknown(),
  })
  .readonly();

/** A connection from a node's output to another node. An output leads to one node at most. */
const edge = z.object({ from: nodeId, output: z.string().min(1).max(60), to: nodeId }).readonly();
export type JourneyEdge = z.infer<typeof edge>;

/** One step of a journey, its configuration typed by its type. */
export type JourneyNode<T extends NodeType = NodeType> = {
  readonly [K in T]: {
    readonly id: NodeId;
    readonly type: K;
    readonly title: string;
    readonly position: { readonly x: number; readonly y: number };
    readonly config: NodeConfig<K>;
  };
}[T];

/**
 * A journey as it is drawn, stored and exported. The schema says what can be stored at all; whether it can be
 * published is for `checkJourney`.
 *
 * @example { "schema": 1, "nodes": [{ "id": "n1", "type": "trigger.message", "title": "", "position": { "x": 0, "y": 0 },
 *            "config": { "match": { "type": "any" } } }], "edges": [], "settings": { "priority": 10 } }
 */
export const journeyDocument = z
  .object({
    schema: z.literal(1),
    nodes: z.array(nodeRecord).max(1_000),
    edges: z.array(edge).max(5_000),
    settings: journeySettings.prefault({}),
  })
  .transform((document, context): JourneyDocument => {
    const seen = new Set<string>();
    const typed = document.nodes.flatMap((node, index): JourneyNode[] => {
      if (seen.has(node.id)) {
        context.addIssue({
          code: 'custom',
          path: ['nodes', index, 'id'],
          message: `Two nodes have the id “${node.id}”.`,
        });
      }
      seen.add(node.id);
      const config = nodes[node.type].config.safeParse(node.config);
      if (!config.success) {
        for (const issue of config.error.issues) {
          context.addIssue({ code: 'custom', path: ['nodes', index, 'config', ...issue.path], message: issue.message });
        }
        return [];
      }
      return [asNode(node, config.data)];
    });
    const outputsTaken = new Set<string>();
    document.edges.forEach((connection, index) => {
      const key = `${connection.from} ${connection.output}`;
      if (!seen.has(connection.from) || !seen.has(connection.to)) {
        context.addIssue({
          code: 'custom',
          path: ['edges', index],
          message: 'An edge names a node that is not there.',
        });
      } else if (outputsTaken.has(key)) {
        context.addIssue({ code: 'custom', path: ['edges', index], message: 'An output can lead to one node only.' });
      }
      outputsTaken.add(key);
    });
    return { schema: 1, nodes: typed, edges: document.edges, settings: document.settings };
  });

export interface JourneyDocument {
  readonly schema: 1;
  readonly nodes: readonly JourneyNode[];
  readonly edges: readonly JourneyEdge[];
  readonly settings: JourneySettings;
}

/** What a new journey starts with. */
export const EMPTY_JOURNEY: JourneyDocument = {
  schema: 1,
  nodes: [],
  edges: [],
  settings: DEFAULT_SETTINGS,
};

/**
 * A document that was checked when it was stored, with the defaults of what was added to settings and nodes since.
 *
 * @throws ZodError when its settings or nodes can't be read
 */
export function storedJourney(document: JourneyDocument): JourneyDocument {
  const settings = journeySettings.prefault({}).parse(document.settings);
  const typed = document.nodes.map((node) => asNode(node, nodes[node.type].config.parse(node.config)));
  return { ...document, nodes: typed, settings };
}

/** The definition of a node's type, seen without its exact configuration type. */
export function definitionOf(type: NodeType): NodeDefinition<unknown> {
  return widen(nodes[type]);
}

/** The ways out of a node, in the order in which they are drawn. */
export function outputsOf(node: JourneyNode): readonly Output[] {
  return definitionOf(node.type).outputs(node.config);
}

/** What people call a step of the journey; its id when the journey does not have it. */
export function titleIn({ nodes }: JourneyDocument, id: NodeId): string {
  const node = nodes.find((one) => one.id === id);
  return node ? titleOf(node) : id;
}

/** What people call a way out of a step; its id when the journey does not have it. */
export function outputLabelIn({ nodes }: JourneyDocument, id: NodeId, output: OutputId): string {
  const node = nodes.find((one) => one.id === id);
  return (node && outputsOf(node).find((one) => one.id === output)?.label) ?? output;
}

/** Where an output leads, or undefined when it is not connected. */
export function targetOf(journey: JourneyDocument, from: NodeId, output: OutputId): NodeId | undefined {
  return journey.edges.find((connection) => connection.from === from && connection.output === output)?.to;
}

/** The name that people see on a node's card. */
export function titleOf(node: JourneyNode): string {
  return node.title || definitionOf(node.type).title;
}

/** The name of a node where its card is not seen: several nodes without a title can be told apart, such as “End: answered”. */
export function fullTitleOf(node: JourneyNode): string {
  const detail = node.title ? '' : (definitionOf(node.type).detail?.(node.config) ?? '');
  return detail ? `${titleOf(node)}: ${detail}` : titleOf(node);
}

/** Converts: the configuration was just parsed by the schema that belongs to `node.type`. */
function asNode(node: Omit<z.infer<typeof nodeRecord>, 'config'>, config: unknown): JourneyNode {
  return { ...node, config } as JourneyNode;
}

/** Converts: a node's configuration is only ever handed to the definition of that same node's type. */
function widen(definition: (typeof nodes)[NodeType]): NodeDefinition<unknown> {
  return definition as unknown as NodeDefinition<unknown>;
}
