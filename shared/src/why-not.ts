import type { OpenVisit, RunDetail, RunMessage } from './api/runs';
import type { EpochMs, NodeId } from './ids';
import { definitionOf, outputLabelIn, titleIn, type JourneyDocument } from './journey';
import { isProblemCode, sentenceWithout } from './problems';
import { refusalText, type TimeText } from './refusal-text';
import type { Verdict, Visit } from './runs';
import { unreachable } from './unreachable';

/** What became of a step for one contact, in one sentence. */
export interface Answer {
  /** Whether the step did its work; `waiting` when it still may. */
  readonly outcome: 'done' | 'waiting' | 'not';
  readonly sentence: string;
}

/** All that is looked at of a run. */
export type RunStory = Pick<
  RunDetail,
  'status' | 'node' | 'reason' | 'endedAt' | 'journeyStatus' | 'open' | 'messages'
> & {
  readonly visits: readonly Visit[];
};

/**
 * Answers “why did she not get message 3?”: why a step did not do its work for a contact, or that it did.
 *
 * @param document the version that the run walks
 * @param timeText writes a moment for whoever reads the sentence
 */
export function whyNot(run: RunStory, document: JourneyDocument, node: NodeId, timeText: TimeText): Answer {
  const words: Words = { document, timeText, name: (id) => `“${titleIn(document, id)}”` };
  if (run.open?.node === node) return standsThere(run, run.open, words);
  const visit = run.visits.findLast((one) => one.node === node);
  return visit ? passed(run, visit, words) : neverCame(run, node, words);
}

interface Words {
  readonly document: JourneyDocument;
  readonly timeText: TimeText;
  readonly name: (node: NodeId) => string;
}

function standsThere(run: RunStory, open: OpenVisit, words: Words): Answer {
  const message = messageOf(run, open, words);
  if (message) return { ...messageAnswer(message, words), outcome: 'waiting' };
  return waiting(`The contact is at ${words.name(open.node)} now: ${waitText(run, open, words)}.`);
}

function passed(run: RunStory, visit: Visit, words: Words): Answer {
  const name = words.name(visit.node);
  const message = messageOf(run, visit, words);
  if (message && visit.problem === null) return messageAnswer(message, words);
  if (visit.problem !== null) {
    const refused = refusals(visit.verdicts).map((one) => refusalText(one, words.timeText));
    const grounds = refused.length > 0 ? ` (${refused.join('; ')})` : '';
    const detail = message?.problem?.detail ? ` WhatsApp said: ${message.problem.detail}` : '';
    const what = message ? `The message of ${name} failed` : `${name} sent nothing`;
    return not(
      `${what} on ${words.timeText(message?.receipts.failed ?? visit.leftAt)}: ${clause(visit.problem)}${grounds}.${detail}`,
    );
  }
  if (visit.cause === 'exit') {
    return not(`The contact was at ${name} until ${words.timeText(visit.leftAt)}, when ${endClause(run.reason)}.`);
  }
  if (visit.cause === 'moved') {
    return not(
      `The contact was at ${name} until ${words.timeText(visit.leftAt)}, when they were moved to another version.`,
    );
  }
  const way = visit.output === null ? 'ended there' : `left by “${outputName(words.document, visit)}”`;
  return { outcome: 'done', sentence: `The contact came to ${name} on ${words.timeText(visit.enteredAt)} and ${way}.` };
}

/** What a step sent whose work is to send; the prompts of a question are no answer to what became of it. */
function messageOf(run: RunStory, { node, revision }: Pick<Visit, 'node' | 'revision'>, { document }: Words) {
  const found = document.nodes.find(({ id }) => id === node);
  if (found && !definitionOf(found.type).traits.sends(found.config)) return undefined;
  return run.messages.find((message) => message.revision === revision);
}

/** What a message came to; only its furthest receipt counts. */
function messageAnswer({ node, status, receipts, problem, at }: RunMessage, { timeText, name }: Words): Answer {
  const message = `The message of ${name(node)}`;
  const on = (moment: EpochMs | null) => ` on ${timeText(moment ?? at)}`;
  switch (status) {
    case 'queued':
    case 'sending':
      return waiting(`${message} was written${on(at)} and still waits to be sent.`);
    case 'unknown':
      return waiting(`${message} was handed over${on(at)}, but nobody knows yet whether WhatsApp took it.`);
    case 'accepted':
      return {
        outcome: 'done',
        sentence: `${message} was taken by WhatsApp${on(receipts.accepted)}; no receipt came yet.`,
      };
    case 'sent':
      return {
        outcome: 'done',
        sentence: `${message} was sent${on(receipts.sent)}, but has not reached the phone yet.`,
      };
    case 'delivered':
      return { outcome: 'done', sentence: `${message} was delivered${on(receipts.delivered)}.` };
    case 'read':
      return { outcome: 'done', sentence: `${message} was read${on(receipts.read)}.` };
    case 'failed':
      return not(
        `${message} failed${on(receipts.failed)}: ${problem ? withoutStop(problem.message) : 'no reason is known'}.`,
      );
    case 'cancelled':
      return not(
        `${message} was taken back before it was sent: ${clause(problem?.code ?? 'message.journey_stopped')}.`,
      );
    default:
      return unreachable(status);
  }
}

function neverCame(run: RunStory, node: NodeId, words: Words): Answer {
  const target = words.name(node);
  const leading = nodesLeadingTo(words.document, node);
  if (run.open && leading.has(run.open.node)) {
    return waiting(
      `The contact has not come to ${target} yet and is at ${words.name(run.open.node)}: ${waitText(run, run.open, words)}.`,
    );
  }
  const fork = run.visits.findLast((visit) => leading.has(visit.node));
  if (!fork) return not(`No way leads to ${target} from where this run began.`);
  if (fork.cause === 'moved') {
    return not(
      `The contact was moved to another version from ${words.name(fork.node)} on ${words.timeText(fork.leftAt)} and has not come to ${target} there.`,
    );
  }
  if (fork.cause === 'exit' || (fork.output === null && run.status !== 'active')) {
    return not(
      `The run ended at ${words.name(fork.node)} on ${words.timeText(fork.leftAt)}, before ${target}: ${endClause(run.reason)}.`,
    );
  }
  return not(
    `The contact left ${words.name(fork.node)} by “${outputName(words.document, fork)}” on ${words.timeText(fork.leftAt)}${becauseOf(fork)}; ${leadsTo(fork, words.document) ? 'that way does not lead' : 'that output leads nowhere, so the run ended and did not come'} to ${target}.`,
  );
}

/** What a run waits for, and until when. */
function waitText(
  { journeyStatus, messages }: RunStory,
  { node, revision, verdicts, waitsUntil }: OpenVisit,
  words: Words,
): string {
  const until = waitsUntil === null ? '' : ` until ${words.timeText(waitsUntil)}`;
  if (journeyStatus === 'paused') return 'the journey is paused, and everybody stays where they are';
  if (refusals(verdicts).some(({ guard }) => guard === 'outsideQuietHours'))
    return `the message is held back by quiet hours${until}`;
  const found = words.document.nodes.find(({ id }) => id === node);
  const traits = found && definitionOf(found.type).traits;
  if (found && traits?.waits === true && traits.opensWindow(found.config).length > 0) {
    return `it waits for an answer${until === '' ? ', without a time limit' : until}`;
  }
  const sends = found && traits?.sends(found.config);
  const isWritten = messages.some((message) => message.revision === revision);
  if (sends?.waitsForWindow && !isWritten) return `it waits for the contact to write, which opens the window${until}`;
  if (sends) return `it waits for news of the message${until}`;
  return until === '' ? 'it waits for something to happen' : `it waits${until}`;
}

/** Why a run left by one output and not by another, as far as its visit tells. */
function becauseOf({ cause, problem }: Visit): string {
  if (problem !== null) return ` because ${clause(problem)}`;
  switch (cause) {
    case 'messageReceived':
      return ' because of what they wrote';
    case 'timerDue':
      return ' because the time was up';
    case 'receipt':
      return ' because of what became of the message';
    case 'windowOpened':
      return ' because they wrote, which opened the service window';
    case 'customEvent':
      return ' because of an event';
    case 'linkClicked':
      return ' because they opened a link';
    case 'callAnswered':
      return ' because of the answer to the web call';
    case 'handoverResolved':
      return ' because the conversation was given back';
    case 'moved':
    case 'entered':
    case 'started':
    case 'exit':
      return '';
    default:
      return unreachable(cause);
  }
}

/** Why a run ended, as what follows “when” or a colon. */
function endClause(reason: string): string {
  if (isProblemCode(reason)) return clause(reason);
  switch (reason) {
    case 'opted_out':
      return 'the contact opted out';
    case 'ended_by_user':
      return 'your team ended it';
    case 'control_group':
      return 'the contact belongs to the control group';
    case 'holdout':
      return 'the contact belongs to the holdout of the workspace';
    case 'journey_stopped':
      return 'the journey was stopped';
    case 'version_replaced':
      return 'a new version had no place for it';
    case 'overdue':
      return 'its time was up while the journey was paused';
    case 'exit_event':
      return 'an event took the contact out, as the settings say';
    case 'exit_condition':
      return 'a condition took the contact out, as the settings say';
    case '':
      return 'the journey was over';
    default:
      return reason.startsWith('output_unconnected:')
        ? `the output “${reason.slice('output_unconnected:'.length)}” leads nowhere`
        : `its reason says “${reason}”`;
  }
}

/** Every node from which some way leads to this one, itself included. */
function nodesLeadingTo({ edges }: JourneyDocument, node: NodeId): ReadonlySet<NodeId> {
  const leading = new Set([node]);
  for (const to of leading) for (const edge of edges) if (edge.to === to) leading.add(edge.from);
  return leading;
}

function leadsTo({ node, output }: Visit, { edges }: JourneyDocument): boolean {
  return edges.some((edge) => edge.from === node && edge.output === output);
}

/** The guards that refused in the end: a message that was held is judged anew, and what was said last counts. */
function refusals(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...new Map(verdicts.map((verdict) => [verdict.guard, verdict])).values()].filter(({ passed }) => !passed);
}

function outputName(document: JourneyDocument, { node, output }: Visit): string {
  return output === null ? '' : outputLabelIn(document, node, output);
}

function clause(code: string): string {
  const text = isProblemCode(code) ? withoutStop(sentenceWithout(code)) : code;
  return /^(WhatsApp|Meta|Neither)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function waiting(sentence: string): Answer {
  return { outcome: 'waiting', sentence };
}

function not(sentence: string): Answer {
  return { outcome: 'not', sentence };
}
