import type {
  EpochMs,
  NodeId,
  OutputId,
  RunDetail,
  RunMessage,
  RunVisit,
  Verdict,
  VersionId,
  Visit,
} from '@sendero/shared';
import { edgeKey, type EdgeKey } from '../store/edge-key';
import type { Walk } from '../walk/walk';

/** One passage of a run, as the replay stops at it. */
export interface Frame {
  readonly node: NodeId;
  readonly title: string;
  /** The version that the run walked on this passage. */
  readonly versionId: VersionId;
  readonly versionNumber: number;
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
  /** What was sent on this passage, in order; a question that is asked again sends several. */
  readonly messages: readonly RunMessage[];
}

/** Every passage of a run in order; the one that is not finished comes last. */
export function framesOf({ visits, open, messages, versionId, versionNumber }: RunDetail): readonly Frame[] {
  const sentOn = ({ node, revision }: Pick<Visit, 'node' | 'revision'>, before: RunVisit | undefined) =>
    messages.filter(
      (message) => message.node === node && message.revision > (before?.revision ?? 0) && message.revision <= revision,
    );
  const finished = visits.map((visit, index): Frame => {
    const { revision: _, ...passage } = visit;
    return { ...passage, waitsUntil: null, messages: sentOn(visit, visits[index - 1]) };
  });
  if (!open) return finished;
  const { node, title, enteredAt, verdicts, waitsUntil } = open;
  const here: Frame = {
    node,
    title,
    versionId,
    versionNumber,
    enteredAt,
    leftAt: null,
    output: null,
    cause: null,
    verdicts,
    problem: null,
    waitsUntil,
    messages: sentOn(open, visits.at(-1)),
  };
  return [...finished, here];
}

/**
 * The way up to a frame, as the canvas draws it: the edge that led into the frame is the fresh one. Steps and edges of
 * other versions keep their ids, so the way goes on over them where they are the same.
 */
export function walkUpTo(frames: readonly Frame[], index: number, status: RunDetail['status']): Walk {
  const shown = frames.slice(0, index + 1);
  const entered = new Map<NodeId, number>();
  const taken = new Map<EdgeKey, number>();
  for (const { node } of shown) entered.set(node, (entered.get(node) ?? 0) + 1);
  /** Null where a run was moved to another version: no edge led on from there. */
  const edges = shown
    .slice(0, -1)
    .map(({ node, output }) => (output === null ? null : edgeKey({ from: node, output })));
  for (const edge of edges) if (edge !== null) taken.set(edge, (taken.get(edge) ?? 0) + 1);
  const fresh = edges.at(-1) ?? null;
  return {
    entered,
    taken,
    fresh: new Set(fresh === null ? [] : [fresh]),
    at: shown.at(-1)?.node ?? null,
    status: index === frames.length - 1 ? status : 'active',
  };
}
