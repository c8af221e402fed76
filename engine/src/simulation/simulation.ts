import type {
  ConsentEntries,
  ConsentState,
  ConsentTopic,
  ContactFacts,
  CountedTopic,
  EpochMs,
  Facts,
  FrequencyCap,
  IncomingMessage,
  JourneyDocument,
  MessageId,
  MessageStatus,
  NodeId,
  OutgoingContent,
  PastEvent,
  ProblemCode,
  Properties,
  RunEvent,
  RunState,
  ScenarioAction,
  Segment,
  Visit,
} from '@sendero/shared';
import { compile, type Journey } from '../compile';
import type { UpcomingDate } from './dates';
import type { Pending } from './pending';

/** What a simulation takes from the product and does not change. */
export interface World {
  readonly journey: Journey;
  readonly templates: Facts['templates'];
  /** The saved segments, of which the journey may ask. */
  readonly segments: readonly Pick<Segment, 'id' | 'definition'>[];
  /** What the codes of tracked links are put after; without it no click is told of. */
  readonly linkBase?: string | null;
  /** Whether a text asks us to stop, or to start again; null when it does neither. */
  readonly consentOf: (text: string) => ConsentState | null;
  /** The workspace's, beside the journey's own; absent or null for none. */
  readonly frequencyCap?: FrequencyCap | null;
}

/** One made-up walk through a journey, with everything around it that the server would hold. */
export interface Simulation {
  readonly now: EpochMs;
  readonly contact: ContactFacts;
  /** When the contact was added. */
  readonly createdAt: EpochMs;
  readonly consent: ConsentEntries;
  /** When the contact last wrote; null when they never did. */
  readonly lastInboundAt: EpochMs | null;
  readonly provider: ProviderMood;
  /** The run that goes on, or the last one that did. */
  readonly run: RunState | null;
  /** How many runs were started; the number of `run`. */
  readonly runs: number;
  /** When the last run ended. */
  readonly endedAt: EpochMs | null;
  /** The timers of `run`. */
  readonly timers: readonly Timer[];
  /** Events that another one has to follow, or a run starts. */
  readonly watches: readonly Watch[];
  /** What the contact's dates start next; worked out anew after every action. */
  readonly dates: readonly UpcomingDate[];
  readonly messages: readonly SimulatedMessage[];
  /** What happened to the contact, before the simulation and in it. */
  readonly events: readonly PastEvent[];
  /** What the run last asked of somebody outside; see `pendingOf`. */
  readonly pending: Pending | null;
  readonly log: readonly Happening[];
  /** Decides what chance decides: two simulations of one seed go the same way. */
  readonly seed: string;
}

/** What WhatsApp does with a message: hands it on at once, refuses it, or waits for a receipt by hand. */
export type ProviderMood = Extract<Action, { type: 'setProvider' }>['provider'];

export interface Timer {
  readonly token: number;
  readonly dueAt: EpochMs;
}

/** An event after which the trigger starts a run at `dueAt`, unless another one follows. */
export interface Watch {
  readonly trigger: NodeId;
  readonly dueAt: EpochMs;
  readonly properties: Properties;
}

export type SimulatedMessage = SimulatedIncoming | SimulatedOutgoing;

export interface SimulatedIncoming {
  readonly direction: 'in';
  readonly id: MessageId;
  readonly message: IncomingMessage;
}

export interface SimulatedOutgoing {
  readonly direction: 'out';
  readonly id: MessageId;
  /** The number of the run that sent it. */
  readonly run: number;
  readonly node: NodeId;
  readonly revision: number;
  readonly awaitsReceipt: boolean;
  /** Whether clicks on the links in its text are counted. */
  readonly trackLinks: boolean;
  readonly content: OutgoingContent;
  /** What frequency caps count it as. */
  readonly topic: CountedTopic;
  readonly at: EpochMs;
  readonly status: MessageStatus;
  /** When the provider took it; null when it has not. */
  readonly acceptedAt: EpochMs | null;
  readonly problem: ProblemCode | null;
  /** Whether a counted link of it was opened. */
  readonly clicked: boolean;
}

/** Something that happened, and what it did to the run. */
export interface Happening {
  readonly at: EpochMs;
  readonly what: What;
  /** The number of the run at that time; 0 before the first. */
  readonly run: number;
  /** What the engine was told, and all that it knew; null when it was not asked or did nothing. */
  readonly told: Told | null;
  readonly visits: readonly Visit[];
  readonly entered: readonly NodeId[];
  /** The run afterwards; null when it was not changed. */
  readonly state: RunState | null;
}

/** A trigger is named when the event started a run. */
export interface Told {
  readonly trigger: NodeId | null;
  readonly event: RunEvent;
  readonly facts: Facts;
}

export type What =
  | { readonly type: 'wrote'; readonly message: IncomingMessage; readonly taken: Taker }
  | { readonly type: 'windowOpened' }
  | { readonly type: 'timerDue' }
  | { readonly type: 'happened'; readonly name: string; readonly taken: Taker }
  | { readonly type: 'asked'; readonly taken: Taker }
  | { readonly type: 'notFollowed'; readonly taken: Taker }
  | { readonly type: 'dateCame'; readonly taken: Taker }
  | { readonly type: 'otherStarted'; readonly journey: string }
  | { readonly type: 'launched'; readonly taken: Taker }
  | { readonly type: 'receipt'; readonly node: NodeId; readonly status: MessageStatus }
  | { readonly type: 'clicked'; readonly url: string; readonly counted: boolean }
  | { readonly type: 'resolved' }
  | { readonly type: 'callAnswered'; readonly status: number | null }
  | { readonly type: 'consent'; readonly topic: ConsentTopic; readonly state: ConsentState }
  | { readonly type: 'contactEdited' }
  /** More came of one moment than a simulation follows. */
  | { readonly type: 'brokenOff' };

/** Who a message or an event went to: a keyword for consent, people, the run, a trigger, a watch for an event, or nobody and why. */
export type Taker =
  'optOut' | 'optIn' | 'people' | 'run' | 'trigger' | 'watched' | 'busy' | 'mayNotStart' | 'noTrigger';

/** Everything that a person can do in a simulation. */
export type Action = ScenarioAction;

export type ManualReceipt = Extract<Action, { type: 'receipt' }>['status'];

/** Who is simulated, and what was before. */
export type Opening = Pick<Simulation, 'now' | 'contact' | 'createdAt' | 'consent' | 'lastInboundAt' | 'seed'> &
  Partial<Pick<Simulation, 'events'>>;

export function opened(opening: Opening): Simulation {
  return {
    ...opening,
    provider: 'delivers',
    run: null,
    runs: 0,
    endedAt: null,
    timers: [],
    watches: [],
    dates: [],
    messages: [],
    events: opening.events ?? [],
    pending: null,
    log: [],
  };
}

export function worldOf(document: JourneyDocument, rest: Omit<World, 'journey'>): World {
  return { ...rest, journey: compile(document) };
}

/** What falls due first: a timer of the run, the time for an event to follow another, or a date of the contact. */
export function nextTimer({
  timers,
  watches,
  dates,
}: Pick<Simulation, 'timers' | 'watches' | 'dates'>): Timer | Watch | UpcomingDate | undefined {
  const inOrder = [...timers.toSorted((a, b) => a.token - b.token), ...watches, ...dates];
  return inOrder.toSorted((a, b) => a.dueAt - b.dueAt)[0];
}
