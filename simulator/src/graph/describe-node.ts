import type { Channel, Channels, GraphTemplate } from '../channels';
import { GraphError, unknownNode } from './graph-error';

interface Question {
  readonly method: string;
  readonly node: string;
  readonly edge: string;
  readonly query: URLSearchParams;
  /** The address of this node without its query, for paging links. */
  readonly address: string;
}

/** Answers reads: a number, a WABA's numbers, a WABA's templates. Throws a `GraphError`. */
export function describeNode(channels: Channels, mine: readonly Channel[], question: Question): object {
  const { method, node, edge } = question;
  if (method !== 'GET') throw unknownNode('post', node);
  const number = channels.find(node);
  if (number && edge === '') return pick(numberNode(requireOwn(mine, [number])), question.query);
  const numbers = channels.ofWaba(node);
  if (numbers.length === 0) throw unknownNode('get', node);
  const own = requireOwn(mine, numbers);
  switch (edge) {
    case '':
      return pick({ id: node, name: own.details.verifiedName, currency: 'USD', timezone_id: '1' }, question.query);
    case 'phone_numbers':
      return page(numbers.map(numberNode), question);
    case 'message_templates':
      return page(
        templatesOf(numbers)
          .filter(matching(question.query))
          .map((template) => ({ ...template })),
        question,
      );
    default:
      throw new GraphError(100, `Tried accessing nonexisting field (${edge}) on node type (WhatsAppBusinessAccount)`);
  }
}

/** A Graph node: whatever it has, it has an id. */
interface Node {
  readonly id: string;
  readonly [field: string]: unknown;
}

const PAGE_DEFAULT = 25;

function requireOwn(mine: readonly Channel[], asked: readonly Channel[]): Channel {
  const own = asked.find((channel) => mine.some((each) => each.details.wabaId === channel.details.wabaId));
  if (!own) throw new GraphError(200, '(#200) You do not have permission to access this WhatsApp Business Account');
  return own;
}

function numberNode({ details }: Channel): Node {
  return {
    id: details.phoneNumberId,
    display_phone_number: details.displayPhoneNumber,
    verified_name: details.verifiedName,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    status: 'CONNECTED',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    messaging_limit_tier: 'TIER_2K',
  };
}

/** Numbers of one WABA share its templates. */
function templatesOf(numbers: readonly Channel[]): readonly GraphTemplate[] {
  const templates = numbers.flatMap((channel) => channel.details.templates);
  return [...new Map(templates.map((template) => [template.id, template])).values()];
}

function matching(query: URLSearchParams): (template: GraphTemplate) => boolean {
  const wanted = (key: 'status' | 'category' | 'language') => query.get(key)?.toUpperCase() ?? null;
  const keys = ['status', 'category', 'language'] as const;
  const name = query.get('name')?.toLowerCase() ?? '';
  return (template) =>
    template.name.includes(name) && keys.every((key) => [null, template[key].toUpperCase()].includes(wanted(key)));
}

function page(nodes: readonly Node[], { query, address }: Question): object {
  const limit = Math.min(1000, Math.max(1, Number(query.get('limit') ?? PAGE_DEFAULT) || PAGE_DEFAULT));
  const after = query.get('after');
  const before = query.get('before');
  const start =
    after !== null ? indexOf(nodes, after) + 1 : before !== null ? Math.max(0, indexOf(nodes, before) - limit) : 0;
  const shown = nodes.slice(start, start + limit);
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return { data: [] };
  const link = (key: string, cursor: string): string => {
    const next = new URLSearchParams(query);
    next.delete('after');
    next.delete('before');
    next.set(key, cursor);
    return `${address}?${next.toString()}`;
  };
  return {
    data: shown.map((node) => pick(node, query)),
    paging: {
      cursors: { before: cursorOf(first), after: cursorOf(last) },
      ...(start + limit < nodes.length ? { next: link('after', cursorOf(last)) } : {}),
      ...(start > 0 ? { previous: link('before', cursorOf(first)) } : {}),
    },
  };
}

const cursorOf = (node: { readonly id: string }): string => Buffer.from(node.id).toString('base64url');

function indexOf(nodes: readonly { readonly id: string }[], cursor: string): number {
  const index = nodes.findIndex((node) => cursorOf(node) === cursor);
  if (index < 0) throw new GraphError(100, 'Invalid cursor.');
  return index;
}

/** Only the asked fields; `id` is always there. */
function pick(node: Node, query: URLSearchParams): object {
  const fields = query.get('fields');
  if (fields === null || fields === '') return node;
  const wanted = new Set(['id', ...fields.split(',').map((field) => field.trim().replace(/[.{(].*$/, ''))]);
  return Object.fromEntries(Object.entries(node).filter(([key]) => wanted.has(key)));
}
