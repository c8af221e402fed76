import { isListening, startRefusal, triggerFor, type Journey, type Past, type StartRefusal } from '@sendero/engine';
import type { EpochMs, IncomingMessage, JourneyId, NodeId, RunId, RunState, VersionId } from '@sendero/shared';

/** A run that might take a message, its journey compiled. */
export interface Candidate {
  readonly id: RunId;
  readonly journeyId: JourneyId;
  /** Tells runs of one contact in one journey apart. */
  readonly key: string;
  readonly state: RunState;
  readonly journey: Journey;
}

export type { Past } from '@sendero/engine';

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
  /** People have the conversation: the bot keeps out of it. */
  | { readonly to: 'people' }
  | { readonly to: 'start'; readonly starter: Starter; readonly trigger: NodeId }
  /** Nobody waits for it; people see it in the inbox, as they see every message. */
  | { readonly to: 'inbox' };

/** A message that came in, with what decides who gets it. */
export interface Incoming {
  readonly message: IncomingMessage;
  readonly first: boolean;
  readonly consent: 'in' | 'out' | null;
  readonly quotedRun: RunId | undefined;
  /** People have the conversation. */
  readonly withPeople: boolean;
  readonly now: EpochMs;
  /** What the contact has behind them in a journey. */
  readonly past: (starter: Starter) => Past;
}

/**
 * Who gets a message that came in, in this order: opt-in and opt-out keywords, the run whose message is quoted or whose
 * button was tapped, people who have the conversation, a run that waits for an answer (highest priority first, then the
 * newest), the first trigger rule that fits (highest priority first, then the oldest journey) of a journey that the contact
 * may start now, else the inbox.
 *
 * @param active the contact's active runs, newest first
 * @param starters the workspace's live journeys, oldest first
 */
export function route(incoming: Incoming, active: readonly Candidate[], starters: readonly Starter[]): Route {
  if (incoming.consent !== null) return { to: 'consent' };
  const listening = listeningRuns(active);
  const quoted = listening.find(({ id }) => id === incoming.quotedRun);
  if (quoted) return { to: 'run', run: quoted.id };
  if (incoming.withPeople) return { to: 'people' };
  const [next] = listening;
  if (next) return { to: 'run', run: next.id };
  const event = { type: 'messageReceived', message: incoming.message } as const;
  for (const starter of askedInOrder(starters)) {
    const trigger = triggerFor(starter.journey, event, { firstMessage: incoming.first });
    if (trigger === null) continue;
    if (refusalOf(starter, incoming.past(starter), incoming.now) === null) return { to: 'start', starter, trigger };
  }
  return { to: 'inbox' };
}

/** Runs that wait for a message, the one that gets the next one first. */
export function listeningRuns(active: readonly Candidate[]): readonly Candidate[] {
  return byPriority(active.filter(({ journey, state }) => isListening(journey, state)));
}

/** Journeys in the order in which their triggers are asked. */
export function askedInOrder(starters: readonly Starter[]): readonly Starter[] {
  return byPriority(starters);
}

/** Why a journey does not let a contact in now; null when it does. */
export function refusalOf({ journey }: Starter, past: Past, now: EpochMs): StartRefusal | null {
  return startRefusal(journey.document.settings, past, now);
}

/** Highest priority first; those of one priority stay in their order. */
export function byPriority<Asked extends { readonly journey: Journey }>(asked: readonly Asked[]): readonly Asked[] {
  return asked.toSorted((a, b) => b.journey.document.settings.priority - a.journey.document.settings.priority);
}
