import { durationMs, type EffectOf, type NodeConfig } from '@sendero/shared';
import { and, not } from 'xstate';
import type { NodeState, NodeTransition, StepArgs } from '../machine';
import { startTimer, stopTimer, type NodeContext, type NodeHandler } from '../node-handler';

/** How long status callbacks may take once the provider has accepted a message; some providers send none at all. */
const STATUS_GRACE_MS = 60_000;

/**
 * In quiet hours the run stays in `held` until they are over, then everything is asked again; while the service window is
 * closed in `closed`, if it is to wait for it. With `failed` connected it stays in `waiting`, then `accepted`, until it is
 * known what became of the message.
 */
export const send: NodeHandler<'send'> = {
  state(node) {
    const { quietHours } = node.settings;
    const windowWaitMs = windowWaitOf(node.config);
    const write = { type: 'write', params: { config: node.config, quietHours } } as const;
    const awaitsReceipt = node.connected('failed');
    const asked = sendMessage(awaitsReceipt || node.newsAwaited, node.config.trackLinks ?? false);
    const actions = [asked, 'ask' as const];
    const noted = node.newsAwaited ? (['note'] as const) : [];
    const choosing = (sent: NodeTransition) => ({ entry: [write], always: waysOut(node, sent, windowWaitMs) });
    if (!awaitsReceipt && !quietHours && windowWaitMs === null) return choosing(node.to('sent', { actions }));
    const kept = {
      ...(quietHours && { held: heldState() }),
      ...(windowWaitMs !== null && { closed: closedState(windowWaitMs) }),
    };
    if (!awaitsReceipt) {
      return { initial: 'choosing', states: { choosing: choosing(node.to('sent', { actions })), ...kept } };
    }
    const answers = node.isAnsweredAfter('sent') ? { messageReceived: answered(node) } : {};
    return {
      initial: 'choosing',
      states: {
        choosing: choosing({ target: 'waiting', actions }),
        ...kept,
        waiting: { on: { receipt: [{ guard: isReceipt('accepted'), target: 'accepted' }], ...answers } },
        accepted: {
          entry: [startTimer(({ event }) => event.facts.now + STATUS_GRACE_MS)],
          on: { timerDue: { guard: 'isCurrentTimer', ...node.to('sent') }, ...answers },
          exit: [stopTimer],
        },
      },
      on: {
        receipt: [
          { guard: isReceipt('sent', 'delivered', 'read'), ...node.to('sent', { actions: noted }) },
          {
            guard: isReceipt('failed'),
            ...node.to('failed', { actions: ['keepSendProblem'], problem: receiptProblem }),
          },
        ],
      },
    };
  },
};

/** Who answers was reached, even when the receipt that says so is still on its way; the answer must not be missed. */
function answered(node: NodeContext<'send'>): NodeTransition {
  return { guard: 'isAnswer', ...node.to('sent', { actions: ['passOn'] }) };
}

/** How long the run waits for the service window to open, in ms; null when it does not. */
function windowWaitOf({ message, whenClosed }: NodeConfig<'send'>): number | null {
  return message && whenClosed.type === 'wait' ? durationMs(whenClosed.limit) : null;
}

/**
 * The message is written by now, which it is not over a frequency cap; the session message goes before the template.
 */
function waysOut(
  { config: { message, template }, settings: { quietHours }, to }: NodeContext<'send'>,
  sent: NodeTransition,
  windowWaitMs: number | null,
): NodeTransition[] {
  const refused = { actions: ['keepSendProblem'], problem: draftProblem } as const;
  const [failed, blocked] = [to('failed', refused), to('blocked', refused)];
  const ways: NodeTransition[] = [];
  const quiet = (content: 'session' | 'template') =>
    not({ type: 'outsideQuietHours', params: { quietHours, content } } as const);
  if (message) {
    const allowed = ['notSuppressed', 'serviceWindowOpen'] as const;
    if (quietHours) ways.push({ guard: and([...allowed, quiet('session')]), target: 'held' });
    const underCap = { type: 'underFrequencyCap', params: { template: null } } as const;
    ways.push({ guard: and([...allowed, 'isFilledIn']), ...sent });
    ways.push({ guard: and([...allowed, not(underCap)]), ...blocked });
    ways.push({ guard: and([...allowed]), ...failed });
  }
  if (template) {
    const optedIn = { type: 'optedIn', params: template } as const;
    const sendable = { type: 'templateSendable', params: template } as const;
    const underCap = { type: 'underFrequencyCap', params: { template } } as const;
    if (quietHours) ways.push({ guard: and(['notSuppressed', optedIn, sendable, quiet('template')]), target: 'held' });
    ways.push({ guard: and(['notSuppressed', optedIn, sendable, 'isFilledIn']), ...sent });
    ways.push({ guard: and(['notSuppressed', optedIn, sendable, not(underCap)]), ...blocked });
    ways.push({ guard: and(['notSuppressed', optedIn, sendable]), ...failed });
  }
  if (windowWaitMs !== null) {
    const mayWait = { type: 'isWithin', params: { ms: windowWaitMs } } as const;
    ways.push({ guard: and(['notSuppressed', not('serviceWindowOpen'), mayWait]), target: 'closed' });
  }
  return [...ways, blocked];
}

/**
 * The time counts from when the contact came to the step. When it is over, or the timer is late, or was put off because
 * people had the conversation, everything is asked again: the window may have opened meanwhile.
 */
function closedState(ms: number): NodeState {
  return {
    entry: [startTimer(({ context }) => context.enteredAt + ms)],
    on: {
      windowOpened: { guard: 'serviceWindowOpen', target: 'choosing' },
      timerDue: { guard: 'isCurrentTimer', target: 'choosing' },
    },
    exit: [stopTimer],
  };
}

function heldState() {
  return {
    entry: [
      startTimer(({ context: { draft }, event }) =>
        draft && 'heldUntil' in draft ? draft.heldUntil : event.facts.now,
      ),
    ],
    on: { timerDue: { guard: 'isCurrentTimer', target: 'choosing' } },
    exit: [stopTimer],
  } as const;
}

/** Asks for the message that was written to go out. */
export function sendMessage(awaitsReceipt: boolean, trackLinks = false) {
  return {
    type: 'sendMessage',
    params: ({ context: { node, revision, draft } }: StepArgs): EffectOf<'sendMessage'> => {
      if (!draft || !('content' in draft)) throw new Error(`Node ${node} sends before it has written its message`);
      const { topic, content } = draft;
      const tracked = trackLinks && content.type === 'session' && { trackLinks };
      return { type: 'sendMessage', node, revision, topic, awaitsReceipt, ...tracked, content };
    },
  } as const;
}

function isReceipt(...statuses: readonly string[]) {
  return { type: 'isReceipt', params: { statuses } } as const;
}

/** What kept the message from being written. */
export function draftProblem({ context: { draft } }: StepArgs) {
  return draft && 'problem' in draft ? draft.problem : null;
}

function receiptProblem({ event }: StepArgs) {
  return event.type === 'receipt' ? (event.problem ?? 'whatsapp.other') : null;
}
