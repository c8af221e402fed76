import { isListening, pendingOf, sampleAnswer, type Action, type Simulation, type World } from '@sendero/engine';
import { unreachable, type NodeId } from '@sendero/shared';
import type { Offer } from '../nodes/node-view';
import { offersOf } from '../nodes/send/offers-of';
import { ATTACHMENTS } from './attachments';

/** What the contact and the others say without being asked each time. */
export interface Answers {
  /** How long each answer takes, in ms. */
  readonly after: number;
  /** For a step that waits for a message: what the contact writes there, in order; then they fall silent. */
  readonly replies: ReadonlyMap<NodeId, readonly string[]>;
  /** For a step that calls another system: what that always answers. */
  readonly calls: ReadonlyMap<NodeId, CallAnswer>;
  /** Steps that hand over to people who always give the conversation back. */
  readonly resolved: ReadonlySet<NodeId>;
}

/** `ok`: 200 with all that the step keeps; `refused`: 500; `silence`: nobody answers. */
export type CallAnswer = 'ok' | 'refused' | 'silence';

export const NO_ANSWERS: Answers = { after: 60_000, replies: new Map(), calls: new Map(), resolved: new Set() };

/** How many answers were given at each step, and on which visit the last one was. */
export type Given = ReadonlyMap<NodeId, { readonly count: number; readonly visit: string }>;

/** An answer to what the run waits for now. */
export interface NextAnswer {
  readonly action: Action;
  readonly given: Given;
}

/** The answer that was prepared for where the run is; null when it has to wait. A visit is answered once. */
export function nextAnswer(world: World, answers: Answers, simulation: Simulation, given: Given): NextAnswer | null {
  const { run, runs } = simulation;
  if (run?.status !== 'active') return null;
  const pending = pendingOf(simulation);
  if (pending?.type === 'call') {
    const answer = answers.calls.get(pending.node);
    return answer ? { action: answerCall(world, pending.node, answer), given } : null;
  }
  if (pending?.type === 'handover') {
    return answers.resolved.has(pending.node) ? { action: { type: 'resolveHandover' }, given } : null;
  }
  if (!isListening(world.journey, run)) return null;
  const before = given.get(run.node);
  const visit = `${runs} ${run.enteredAt} ${run.prompts}`;
  const reply = answers.replies.get(run.node)?.[before?.count ?? 0];
  if (reply === undefined || before?.visit === visit) return null;
  const action = replyOf(simulation, reply);
  return { action, given: new Map([...given, [run.node, { count: (before?.count ?? 0) + 1, visit }]]) };
}

/** How an attachment reads among replies that are texts. */
export function attachmentReply(label: string): string {
  return `[${label}]`;
}

/** A reply that says what the last message offers is a tap on it. */
function replyOf({ messages }: Simulation, reply: string): Action {
  const attachment = ATTACHMENTS.find(({ label }) => attachmentReply(label) === reply);
  if (attachment) return { type: 'write', text: attachment.text, content: attachment.content };
  const last = messages.findLast((message) => message.direction === 'out');
  const offers = last?.direction === 'out' && last.content.type === 'session' ? offersOf(last.content.message) : [];
  const offer = offers.find(({ title }) => title.toLowerCase() === reply.trim().toLowerCase());
  return { type: 'write', text: offer?.title ?? reply, content: offer ? tapOn(offer) : { type: 'text' } };
}

function tapOn({ kind, id }: Offer) {
  return kind === 'button' ? ({ type: 'button', payload: id } as const) : ({ type: 'listRow', rowId: id } as const);
}

function answerCall(world: World, node: NodeId, answer: CallAnswer): Action {
  switch (answer) {
    case 'ok':
      return { type: 'answerCall', status: 200, body: sampleAnswer(world, node) };
    case 'refused':
      return { type: 'answerCall', status: 500, body: null };
    case 'silence':
      return { type: 'answerCall', status: null, body: null };
    default:
      return unreachable(answer);
  }
}
