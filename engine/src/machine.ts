import { findPattern, nodeId } from '@sendero/shared';
import type {
  AnswerMatch,
  ConditionGroup,
  ContactChange,
  CountedTopic,
  Duration,
  EffectOf,
  Facts,
  NodeConfig,
  NodeId,
  ProblemCode,
  QuietHours,
  RunEvent,
  RunState,
  SendReason,
  TemplateMessage,
  Visit,
} from '@sendero/shared';
import { assign, raise, setup } from 'xstate';
import { answerIn, answerVariables, saysSomething } from './answer';
import { answerParts } from './answer-parts';
import { contactChangeOf } from './contact-change-of';
import { draftOf, type Draft } from './draft';
import { heardIn, MOST_FRAGMENTS } from './heard-in';
import { holds } from './holds';
import { knownFacts } from './known-facts';
import { policy, type Sending } from './policy';
import { hasHappened, isAwaited, newsOf, type AwaitingWait } from './question-news';
import { handedOver } from './handed-over';
import { replyDueAt } from './reply-due-at';
import { requestOf } from './request-of';
import { StepLimitReached } from './step-limit-reached';
import { waitDueAt, type TimedWait } from './wait-due-at';

/** How many nodes a run may enter in one step; a journey that asks for more goes round without waiting. */
export const STEP_LIMIT = 100;

/** XState's context: what a run remembers, and what one step notes for itself. */
export interface Memory extends Omit<RunState, 'status' | 'phase'> {
  /** Nodes that were entered in this step. */
  readonly entered: readonly NodeId[];
  /** What the node that is being passed would send. */
  readonly draft: Draft | null;
  /** What the messages count as that the run has sent in this step; noted only where a cap holds. */
  readonly sentNow: readonly CountedTopic[];
  /** What the run has changed about its contact in this step; the facts of the step are older. */
  readonly changes: readonly ContactChange[];
}

/** What a machine is told: the event, and the facts that hold in this step. */
export type MachineEvent = (
  | RunEvent
  | { readonly type: 'entered'; readonly trigger: NodeId }
  /** The run comes from another version of the journey. */
  | { readonly type: 'moved'; readonly node: NodeId }
) & { readonly facts: Facts };

export interface StepArgs {
  readonly context: Memory;
  readonly event: MachineEvent;
}

/** What a message is written from. */
type Written = Pick<NodeConfig<'send'>, 'message' | 'template'>;

/** Only the memory's shape matters here: each step brings its own. */
export const BLANK: Memory = {
  node: nodeId.parse('none'),
  enteredAt: 0,
  revision: 0,
  variables: {},
  reply: '',
  question: null,
  prompts: 0,
  fragments: [],
  verdicts: [],
  seed: '',
  reason: '',
  entered: [],
  draft: null,
  sentNow: [],
  changes: [],
};

/**
 * The guards and actions that every journey's machine is made of, by name. Actions that ask for something do nothing
 * here: their parameters are the effects and visits that a step returns.
 */
export const blueprint = setup({
  // Read by the compiler only: this is how XState is told its types.
  types: { context: BLANK, events: {} as MachineEvent },
  guards: {
    isTrigger: ({ event }, { node }: { readonly node: NodeId }) => event.type === 'entered' && event.trigger === node,
    isDestination: ({ event }, { node }: { readonly node: NodeId }) => event.type === 'moved' && event.node === node,
    notSuppressed: (args) => policy.notSuppressed(knownFacts(args)).passed,
    serviceWindowOpen: ({ event }) => policy.serviceWindowOpen(event.facts).passed,
    templateSendable: ({ event }, template: TemplateMessage) => policy.templateSendable(event.facts, template).passed,
    optedIn: (args, template: TemplateMessage) => policy.optedIn(knownFacts(args), template).passed,
    outsideQuietHours: ({ event }, sending: Sending) => policy.outsideQuietHours(event.facts, sending).passed,
    underFrequencyCap: (args, { template }: { readonly template: TemplateMessage | null }) =>
      !args.event.facts.caps ||
      policy.underFrequencyCap(args.event.facts, { template, sentNow: args.context.sentNow }).passed,
    /** The run has not stood here that long, in ms. */
    isWithin: ({ context, event: { facts } }, { ms }: { readonly ms: number }) => facts.now < context.enteredAt + ms,
    isFilledIn: ({ context }) => context.draft !== null && 'content' in context.draft,
    isReceipt: ({ context, event }, { statuses }: { readonly statuses: readonly string[] }) =>
      event.type === 'receipt' &&
      event.node === context.node &&
      event.revision === context.revision &&
      statuses.includes(event.status),
    isCurrentTimer: ({ context, event }) => event.type === 'timerDue' && event.token === context.revision,
    /** The time that a wait lasts until is still to come. */
    isAhead: ({ event: { facts } }, config: TimedWait) => {
      const due = waitDueAt(config, facts);
      return typeof due === 'number' && due > facts.now;
    },
    /** The contact has no date to wait for, or it was before now. */
    isMissed: ({ event: { facts } }, config: TimedWait) => {
      const due = waitDueAt(config, facts);
      return config.type === 'attributeDate' && (typeof due !== 'number' || due < facts.now);
    },
    isAwaited: (args, config: AwaitingWait) => isAwaited(config, args),
    hasHappened: ({ context }, config: AwaitingWait) => hasHappened(config, context.question),
    isNews: ({ context, event }) => newsOf(context.question, event) !== null,
    isReplyStillDue: ({ context, event }, { timeout }: { readonly timeout: Duration }) =>
      replyDueAt(context, event.facts, timeout) > event.facts.now,
    isAnswer: ({ event }) => event.type === 'messageReceived' && saysSomething(event.message),
    /** The answer may be longer: a text comes in while fragments are waited for. */
    isFragment: ({ context, event }) =>
      event.type === 'messageReceived' &&
      event.message.content.type === 'text' &&
      context.fragments.length < MOST_FRAGMENTS - 1,
    isHeard: (args) => {
      const heard = heardIn(args);
      return heard !== null && saysSomething(heard);
    },
    fits: (args, match: AnswerMatch) => {
      const heard = heardIn(args);
      return heard !== null && answerIn(heard, match, args.event.facts) !== undefined;
    },
    mayAskAgain: ({ context }, { times }: { readonly times: number }) => context.prompts < times,
    holds: (args, group: ConditionGroup) => holds(group, args.context, knownFacts(args)),
    canCall: (args, { request }: NodeConfig<'webhook'>) => requestOf(request, args) !== null,
    isCallAnswer: ({ context, event }, { succeeded }: { readonly succeeded: boolean }) =>
      event.type === 'callAnswered' &&
      event.node === context.node &&
      event.revision === context.revision &&
      event.succeeded === succeeded,
    isResolved: ({ context, event }) =>
      event.type === 'handoverResolved' && event.node === context.node && event.revision === context.revision,
    canStartJourney: (args, config: NodeConfig<'journey.start'>) => !('problem' in handedOver(config, args)),
    canChange: (args, config: NodeConfig<'contact.update'>) => contactChangeOf(config, args) !== null,
  },
  actions: {
    sendMessage: (_, _effect: EffectOf<'sendMessage'>) => undefined,
    startTimer: (_, _effect: EffectOf<'startTimer'>) => undefined,
    /** Null asks for nothing: the timer is the very event that the run leaves by. */
    stopTimer: (_, _effect: EffectOf<'stopTimer'> | null) => undefined,
    updateContact: (_, _effect: EffectOf<'updateContact'>) => undefined,
    callWeb: (_, _effect: EffectOf<'callWeb'>) => undefined,
    handOver: (_, _effect: EffectOf<'handOver'>) => undefined,
    handBack: (_, _effect: EffectOf<'handBack'>) => undefined,
    startJourney: (_, _effect: EffectOf<'startJourney'>) => undefined,
    leave: (_, _visit: Visit) => undefined,

    enter: assign(({ context, event }, { node }: { readonly node: NodeId }) => {
      if (context.entered.length >= STEP_LIMIT) throw new StepLimitReached();
      return {
        node,
        enteredAt: event.facts.now,
        revision: context.revision + 1,
        entered: [...context.entered, node],
        prompts: 0,
        fragments: [],
        verdicts: [],
        draft: null,
      };
    }),
    end: assign((_, { reason }: { readonly reason: string }) => ({ reason, fragments: [], verdicts: [], draft: null })),
    /** The revision is a new one, so that the timer of the fragment before counts no more. */
    gather: assign(({ context, event }) =>
      event.type === 'messageReceived'
        ? { fragments: [...context.fragments, event.message.text], revision: context.revision + 1 }
        : {},
    ),
    hear: assign((args) => ({ reply: heardIn(args)?.text ?? args.context.reply })),
    keepAnswer: assign((args, { saveAs, match }: { readonly saveAs: string; readonly match: AnswerMatch }) => {
      const heard = heardIn(args);
      return heard === null
        ? {}
        : { variables: { ...args.context.variables, ...answerVariables(heard, match, saveAs, args.event.facts) } };
    }),
    /** Keeps what the named groups of the first pattern that fits the contact's message hold. */
    keepGroups: assign(({ context }, { patterns }: { readonly patterns: readonly string[] }) => {
      const [found] = patterns.flatMap((pattern) => findPattern(pattern, context.reply) ?? []);
      return found ? { variables: { ...context.variables, ...found.groups } } : {};
    }),
    /** A message is unique by its revision, and the timer of the question before counts no more. */
    askAgain: assign(({ context }) => ({
      prompts: context.prompts + 1,
      revision: context.revision + 1,
      fragments: [],
    })),
    /** What the guards said before the message was held stays with what they say now. */
    write: assign(
      (args, { config, quietHours }: { readonly config: Written; readonly quietHours: QuietHours | null }) => {
        const { draft, verdicts } = draftOf(config, args.context, knownFacts(args), quietHours);
        return { draft, verdicts: [...args.context.verdicts, ...verdicts] };
      },
    ),
    change: assign((args, config: NodeConfig<'contact.update'>) => {
      const change = contactChangeOf(config, args);
      return change ? { changes: [...args.context.changes, change] } : {};
    }),
    keepCallAnswer: assign(({ context, event }, config: NodeConfig<'webhook'>) =>
      event.type === 'callAnswered' ? { variables: { ...context.variables, ...answerParts(config, event) } } : {},
    ),
    /** Hands the event to the node that the run goes to, as if it had come there. */
    passOn: raise(({ event }) => event),
    /** Keeps what became of the last message, for a wait that comes later. */
    note: assign(({ context, event }) => ({ question: newsOf(context.question, event) ?? context.question })),
    /** Keeps why a message did not go out, for branches that ask. */
    keepSendProblem: assign((args) => ({ sendProblem: sendProblemOf(args) })),
    ask: assign(({ context: { node, revision, draft, sentNow }, event }) => {
      const asked = { question: { node, revision }, sendProblem: null };
      const isCounted = event.facts.caps && draft && 'topic' in draft;
      return isCounted ? { ...asked, sentNow: [...sentNow, draft.topic] } : asked;
    }),
  },
});

/** Why a message was not written, or was not taken. */
function sendProblemOf({ context: { draft }, event }: StepArgs): SendReason | null {
  if (draft && 'problem' in draft) return draft.problem;
  return event.type === 'receipt' ? (event.problem ?? 'whatsapp.other') : null;
}

/** One node's part of the machine. */
export type NodeState = Parameters<typeof blueprint.createStateConfig>[0];
export type NodeTransition = Exclude<Extract<NonNullable<NodeState['always']>, object>, readonly unknown[]>;
export type NodeActions = NonNullable<NodeTransition['actions']>;
export type ProblemOf = (args: StepArgs) => ProblemCode | null;
