import type { ChatEntryStatus } from '../control-api';
import type { Tuning } from '../settings';
import { TimerWheel } from '../timer-wheel';
import type { WebhookUpdate } from '../webhooks/webhook-update';
import { canBecome } from './people';
import type { SentMessage } from './record';

export type Receipt = Exclude<ChatEntryStatus, 'sending'>;

/** Moves every message through sent, delivered and read at a human pace; statuses only ever go forward. */
export class Receipts {
  private readonly wheel = new TimerWheel<{ readonly sent: SentMessage; readonly next: Receipt }>(({ sent, next }) =>
    this.reach(sent, next),
  );

  constructor(
    private readonly tuning: Tuning,
    private readonly reached: (sent: SentMessage, receipt: Receipt) => WebhookUpdate,
  ) {}

  /** Receipts that are due later. */
  get size(): number {
    return this.wheel.size;
  }

  /** Plans what comes after the status that the message has now. */
  plan(sent: SentMessage): void {
    const { settings } = this.tuning;
    switch (sent.status) {
      case 'sending':
        return this.wheel.schedule({ sent, next: afterSending(sent) }, this.tuning.draw(settings.sentDelayMs));
      case 'sent':
        // A reaction is never reported as delivered.
        if (sent.type === 'reaction') return;
        return this.wheel.schedule({ sent, next: 'delivered' }, this.tuning.draw(settings.deliveredDelayMs));
      case 'delivered':
        if (!settings.autoRead && !sent.chat.person.inCrowd) return;
        return this.wheel.schedule({ sent, next: 'read' }, this.tuning.draw(settings.readDelayMs));
      case 'read':
      case 'failed':
        return;
    }
  }

  /** Takes the message to this status now; null when it is there or beyond already. */
  reach(sent: SentMessage, receipt: Receipt): WebhookUpdate | null {
    if (sent.status === 'failed' || !canBecome(sent.status, receipt)) return null;
    sent.status = receipt;
    if (receipt === 'failed') sent.errorCode = sent.doom;
    const update = this.reached(sent, receipt);
    this.plan(sent);
    return update;
  }

  clear(): void {
    this.wheel.clear();
  }
}

export const afterSending = (sent: SentMessage): Receipt => (sent.doom === null ? 'sent' : 'failed');
