import { valueAt, type EffectOf, type JsonValue, type NodeId } from '@sendero/shared';
import type { Simulation, World } from './simulation';

/** Something outside the journey that its run waits for and that a person answers in a simulation. */
export type Pending =
  | ({ readonly type: 'call' } & Pick<EffectOf<'callWeb'>, 'node' | 'revision' | 'request'>)
  | ({ readonly type: 'handover' } & Pick<EffectOf<'handOver'>, 'node' | 'revision' | 'assignTo' | 'note'>);

/** What the run waits for at this moment. */
export function pendingOf({ run, pending }: Pick<Simulation, 'run' | 'pending'>): Pending | null {
  return run?.status === 'active' && pending?.revision === run.revision ? pending : null;
}

/** An answer that has every part which the node keeps, to be filled in. */
export function sampleAnswer({ journey }: Pick<World, 'journey'>, id: NodeId): JsonValue {
  const node = journey.document.nodes.find((one) => one.id === id);
  if (node?.type !== 'webhook') return {};
  return node.config.save.reduce<JsonValue>((answer, { path }) => withValue(answer, path.match(/[^.[\]]+/g) ?? []), {});
}

function withValue(into: JsonValue, [name, ...rest]: readonly string[]): JsonValue {
  if (name === undefined) return 'value';
  const inner = withValue(valueAt(into, name) ?? {}, rest);
  if (!/^\d+$/.test(name)) return { ...(isObject(into) ? into : {}), [name]: inner };
  const items = Array.isArray(into) ? (into as readonly JsonValue[]) : [];
  return Array.from({ length: Math.min(Number(name), 9) + 1 }, (_, index) =>
    index === Number(name) ? inner : (items[index] ?? null),
  );
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
