import { isListening, mayStart, triggerFor, type Journey } from '@sendero/engine';
import type { EpochMs, IncomingMessage, JourneyId, NodeId, RunId, RunState, VersionId } from '@sendero/shared';

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
 * button was tapped, a run that waits for an answer (highest priority first, then the newest), the first trigger rule
 * that fits (highest priority first, then the oldest journey) of a journey that the contact may start now, else the inbox.
 *
 * @param active the contact's active runs, newest first
 * @param starters the workspace's live journeys, oldest first
 */
export function route(
  incoming: {
    readonly message: IncomingMessage;
    readonly first: boolean;
    readonly consent: 'in' | 'out' | null;
    readonly quotedRun: RunId | undefined;
    readonly now: EpochMs;
    /** When the contact's last run of a journey ended; null when none did. */
    readonly endedAt: (journey: JourneyId) => EpochMs | null;
  },
  active: readonly Candidate[],
  starters: readonly Starter[],
): Route {
  if (incoming.consent !== null) return { to: 'consent' };
  const listening = byPriority(active.filter(({ journey, state }) => isListening(journey, state)));
  const run = listening.find(({ id }) => id === incoming.quotedRun) ?? listening[0];
  if (run) return { to: 'run', run: run.id };
  const event = { type: 'messageReceived', message: incoming.message } as const;
  for (const starter of byPriority(starters)) {
    const trigger = triggerFor(starter.journey, event, { firstMessage: incoming.first });
    if (trigger === null) continue;
    const past = {
      active: active.some(({ journeyId }) => journeyId === starter.journeyId),
      endedAt: incoming.endedAt(starter.journeyId),
    };
    if (mayStart(starter.journey.document.settings, past, incoming.now)) return { to: 'start', starter, trigger };
  }
  return { to: 'inbox' };
}

/** Highest priority first; those of one priority stay in their order. */
function byPriority<Asked extends { readonly journey: Journey }>(asked: readonly Asked[]): readonly Asked[] {
  return asked.toSorted((a, b) => b.journey.document.settings.priority - a.journey.document.settings.priority);
}
