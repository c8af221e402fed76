import {
  canonicalJson,
  definitionOf,
  targetOf,
  type Facts,
  type JourneyDocument,
  type NodeId,
  type RunState,
  type Step,
  type Visit,
} from '@sendero/shared';
import { advance, startAt } from './advance';
import type { Journey } from './compile';

/** The version that a run leaves, and the one that it goes on in. */
export interface Move {
  readonly from: Journey;
  readonly to: Journey;
}

export interface Moved {
  /** The passage that was broken off in the old version; null when the run goes on waiting as it was. */
  readonly left: Visit | null;
  /** What happened in the new version. */
  readonly step: Step;
}

/**
 * Puts a waiting run into another version, at a node of it. Where nothing about its step has changed, the run goes on
 * waiting, with the time that it has waited already. Otherwise its timer is taken back and it enters the node anew, but
 * a message that it has sent at this step is not sent again: it goes on as if that had been sent by the new step.
 *
 * @returns null when the run has no place there
 */
export function moveTo(move: Move, state: RunState, node: NodeId, facts: Facts): Moved | null {
  if (state.status !== 'active') return null;
  if (waitsOn(move, state, node)) return { left: null, step: { state, effects: [], visits: [], entered: [node] } };
  const target = hasSent(state) && node === state.node ? afterSending(move.to.document, node) : node;
  if (target === null || !takesRuns(move.to.document, target)) return null;
  const out = advance(move.from, state, { type: 'exit', reason: 'version_replaced' }, facts);
  const [broken] = out.visits;
  if (!broken) return null;
  const step = startAt(move.to, { ...state, verdicts: [] }, target, facts);
  const left: Visit = { ...broken, output: null, cause: 'moved', problem: null };
  return { left, step: { ...step, effects: [...out.effects, ...step.effects] } };
}

/** Whether a run that stands somewhere would go on waiting there as it is, in the other version. */
export function waitsOn({ from, to }: Move, { node, phase }: Pick<RunState, 'node' | 'phase'>, at: NodeId): boolean {
  if (node !== at) return false;
  const [before, after] = [nodeOf(from.document, node), nodeOf(to.document, node)];
  if (!before || !after || before.type !== after.type) return false;
  if (canonicalJson(before.config) !== canonicalJson(after.config)) return false;
  const phases = Object.keys(to.machine.root.states[node]?.states ?? {});
  return phase === '' ? phases.length === 0 : phases.includes(phase);
}

/** Whether the visit that is open has sent its message. */
function hasSent({ node, revision, question }: RunState): boolean {
  return question !== null && question.node === node && question.revision === revision;
}

/** Where a message that is out already leads; the node itself when it does not send. */
function afterSending(document: JourneyDocument, id: NodeId): NodeId | null {
  const node = nodeOf(document, id);
  if (!node) return null;
  const sends = definitionOf(node.type)
    .outputs(node.config)
    .some((output) => output.id === 'sent');
  return sends ? (targetOf(document, id, 'sent') ?? null) : id;
}

function takesRuns(document: JourneyDocument, id: NodeId): boolean {
  const node = nodeOf(document, id);
  return node !== undefined && !definitionOf(node.type).traits.start;
}

function nodeOf(document: JourneyDocument, id: NodeId) {
  return document.nodes.find((node) => node.id === id);
}
