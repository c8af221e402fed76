import type { EpochMs, NodeId, OutputId, RunDetail, RunMessage, Verdict, Visit } from '@sendero/shared';
import { edgeKey, type EdgeKey } from '../store/edge-key';
import type { Walk } from '../walk/walk';

/** One passage of a run, as the replay stops at it. */
export interface Frame {
  readonly node: NodeId;
  readonly title: string;
  readonly enteredAt: EpochMs;
  /** Null while the run is still there. */
  readonly leftAt: EpochMs | null;
  /** Null while the run is still there, and when it ended there. */
  readonly output: OutputId | null;
  readonly cause: Visit['cause'] | null;
  readonly verdicts: readonly Verdict[];
  readonly problem: string | null;
  /** When the run goes on by itself; null when nothing but an event moves it, or when it has left. */
  readonly waitsUntil: EpochMs | null;
  readonly message: RunMessage | null;
}

/** Every passage of a run in order; the one that is not finished comes last. */
export function framesOf({ visits, open, messages }: RunDetail): readonly Frame[] {
  const sent = new Map(messages.map((message) => [message.revision, message]));
  const finished = visits.map(({ revision, ...visit }): Frame => ({
    ...visit,
    waitsUntil: null,
    message: sent.get(revision) ?? null,
  }));
  if (!open) return finished;
  const { node, title, enteredAt, verdicts, waitsUntil, revision } = open;
  const here: Frame = {
    node,
    title,
    enteredAt,
    leftAt: null,
    output: null,
    cause: null,
    verdicts,
    problem: null,
    waitsUntil,
    message: sent.get(revision) ?? null,
  };
  return [...finished, here];
}

/** The way up to a frame, as the canvas draws it: the edge that led into the frame is the fresh one. */
export function walkUpTo(frames: readonly Frame[], index: number, status: RunDetail['status']): Walk {
  const shown = frames.slice(0, index + 1);
  const entered = new Map<NodeId, number>();
  const taken = new Map<EdgeKey, number>();
  for (const { node } of shown) entered.set(node, (entered.get(node) ?? 0) + 1);
  const edges = shown
    .slice(0, -1)
    .flatMap(({ node, output }) => (output === null ? [] : [edgeKey({ from: node, output })]));
  for (const edge of edges) taken.set(edge, (taken.get(edge) ?? 0) + 1);
  return {
    entered,
    taken,
    fresh: new Set(edges.slice(-1)),
    at: shown.at(-1)?.node ?? null,
    status: index === frames.length - 1 ? status : 'active',
  };
}
