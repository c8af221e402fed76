import { isListening, triggerFor, type Journey } from '@sendero/engine';
import type { IncomingMessage, JourneyId, NodeId, RunId, RunState, VersionId } from '@sendero/shared';

/** A run that might take a message, its journey compiled. */
export interface Candidate {
  readonly id: RunId;
  readonly journeyId: JourneyId;
  readonly state: RunState;
  readonly journey: Journey;
}

/** A live journey whose triggers are asked. */
export interface Starter {
  readonly journeyId: JourneyId;
  readonly versionId: VersionId;
  readonly journey: Journey;
}

export type Route =
  /** An opt-in or opt-out keyword: the ledger has it, and nothing else answers. */
  | { readonly to: 'consent' }
  | { readonly to: 'run'; readonly run: RunId }
  | { readonly to: 'start'; readonly starter: Starter; readonly trigger: NodeId }
  /** Nobody waits for it; people see it in the inbox, as they see every message. */
  | { readonly to: 'inbox' };

/**
 * Who gets a message that came in, in this order: opt-in and opt-out keywords, the run whose message is quoted or whose
 * button was tapped, a run that waits for an answer (the newest first), the first trigger rule that fits, else the inbox.
 *
 * @param active the contact's active runs, newest first
 * @param starters the workspace's live journeys in the order in which their rules are asked
 */
export function route(
  incoming: {
    readonly message: IncomingMessage;
    readonly first: boolean;
    readonly consent: 'in' | 'out' | null;
    readonly quotedRun: RunId | undefined;
  },
  active: readonly Candidate[],
  starters: readonly Starter[],
): Route {
  if (incoming.consent !== null) return { to: 'consent' };
  const listening = active.filter(({ journey, state }) => isListening(journey, state));
  const run = listening.find(({ id }) => id === incoming.quotedRun) ?? listening[0];
  if (run) return { to: 'run', run: run.id };
  for (const starter of starters) {
    if (active.some(({ journeyId }) => journeyId === starter.journeyId)) continue;
    const trigger = triggerFor(starter.journey, incoming.message, { firstMessage: incoming.first });
    if (trigger !== null) return { to: 'start', starter, trigger };
  }
  return { to: 'inbox' };
}
