import {
  isListening,
  messageTriggers,
  startRefusal,
  triggerFor,
  type Journey,
  type Past,
  type StartRefusal,
} from '@sendero/engine';
import type {
  EpochMs,
  IncomingMessage,
  JourneyId,
  NodeId,
  RuleDefinition,
  RunId,
  RunState,
  VersionId,
} from '@sendero/shared';

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
  /** Where it stands among all that is asked of a message; 0 unless somebody gave it a place. */
  readonly place: number;
}

/** A rule that is switched on. */
export interface Rule {
  readonly id: string;
  readonly place: number;
  readonly definition: RuleDefinition;
}

/** Something that is asked of a message which nobody waits for. */
export type Asked =
  { readonly type: 'rule'; readonly rule: Rule } | { readonly type: 'journey'; readonly starter: Starter };

export type Route =
  /** An opt-in or opt-out keyword: the ledger has it, and nothing else answers. */
  | { readonly to: 'consent' }
  | { readonly to: 'run'; readonly run: RunId }
  /** People have the conversation: the bot keeps out of it. */
  | { readonly to: 'people' }
  /** @property rule what starts the journey, when its own triggers do not */
  | { readonly to: 'start'; readonly starter: Starter; readonly trigger: NodeId; readonly rule?: Rule }
  | { readonly to: 'rule'; readonly rule: Rule }
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
  /** Whether a rule takes the message. */
  readonly takes: (rule: RuleDefinition) => boolean;
}

/**
 * Who gets a message that came in, in this order: opt-in and opt-out keywords, the run whose message is quoted or whose
 * button was tapped, people who have the conversation, a run that waits for an answer (highest priority first, then the
 * newest), the first in the list of rules and journeys that takes it, else the inbox. A journey takes a message that fits
 * one of its triggers, if it lets the contact in now; a rule that starts a journey asks that of the journey, too.
 *
 * @param active the contact's active runs, newest first
 * @param asked in their order, see `askedInOrder`
 */
export function route(incoming: Incoming, active: readonly Candidate[], asked: readonly Asked[]): Route {
  if (incoming.consent !== null) return { to: 'consent' };
  const listening = listeningRuns(active);
  const quoted = listening.find(({ id }) => id === incoming.quotedRun);
  if (quoted) return { to: 'run', run: quoted.id };
  if (incoming.withPeople) return { to: 'people' };
  const [next] = listening;
  if (next) return { to: 'run', run: next.id };
  for (const one of asked) {
    const target = one.type === 'rule' ? ruled(one.rule, incoming, asked) : triggered(one.starter, incoming);
    if (target) return target;
  }
  return { to: 'inbox' };
}

function triggered(starter: Starter, incoming: Incoming): Route | null {
  const trigger = triggerOf(starter, incoming);
  return trigger !== null && letsIn(starter, incoming) ? { to: 'start', starter, trigger } : null;
}

function ruled(rule: Rule, incoming: Incoming, asked: readonly Asked[]): Route | null {
  const { action } = rule.definition;
  if (!incoming.takes(rule.definition)) return null;
  if (action.type !== 'startJourney') return { to: 'rule', rule };
  const starter = asked
    .flatMap((one) => (one.type === 'journey' ? one.starter : []))
    .find(({ journeyId }) => journeyId === action.journeyId);
  if (!starter || !letsIn(starter, incoming)) return null;
  const trigger = triggerOf(starter, incoming) ?? entranceOf(starter);
  return trigger === null ? null : { to: 'start', starter, trigger, rule };
}

function triggerOf({ journey }: Starter, { message, first }: Incoming): NodeId | null {
  return triggerFor(journey, { type: 'messageReceived', message }, { firstMessage: first });
}

/** Where a message comes in that fits no trigger: where requests do, else where other messages would. */
function entranceOf({ journey }: Starter): NodeId | null {
  const onRequest = journey.document.nodes.find(({ type }) => type === 'trigger.api');
  return (onRequest ?? messageTriggers(journey)[0])?.id ?? null;
}

function letsIn(starter: Starter, { past, now }: Incoming): boolean {
  return refusalOf(starter, past(starter), now) === null;
}

/** Runs that wait for a message, the one that gets the next one first. */
export function listeningRuns(active: readonly Candidate[]): readonly Candidate[] {
  return byPriority(active.filter(({ journey, state }) => isListening(journey, state)));
}

/**
 * Rules and journeys in the order in which they are asked: by their places; of journeys in one place the one with the
 * highest priority first.
 *
 * @param starters oldest first
 * @param rules by their places
 */
export function askedInOrder(starters: readonly Starter[], rules: readonly Rule[]): readonly Asked[] {
  const asked = [
    ...byPriority(starters).map((starter) => ({ type: 'journey' as const, starter, place: starter.place })),
    ...rules.map((rule) => ({ type: 'rule' as const, rule, place: rule.place })),
  ];
  return asked.sort((a, b) => a.place - b.place);
}

/** Why a journey does not let a contact in now; null when it does. */
export function refusalOf({ journey }: Starter, past: Past, now: EpochMs): StartRefusal | null {
  return startRefusal(journey.document.settings, past, now);
}

/** Highest priority first; those of one priority stay in their order. */
export function byPriority<Asked extends { readonly journey: Journey }>(asked: readonly Asked[]): readonly Asked[] {
  return asked.toSorted((a, b) => b.journey.document.settings.priority - a.journey.document.settings.priority);
}
