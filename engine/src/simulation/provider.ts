import {
  messageStatuses,
  type EpochMs,
  type MessageStatus,
  type ProblemCode,
  type ReceiptStatus,
} from '@sendero/shared';
import type { ManualReceipt, ProviderMood, SimulatedOutgoing } from './simulation';

/** Why a message fails in a simulation. */
export const UNDELIVERABLE = 'whatsapp.undeliverable' satisfies ProblemCode;

/** How far a message comes by itself; null when receipts are given by hand. */
export function answeredAtOnce(provider: ProviderMood): 'delivered' | 'failed' | null {
  switch (provider) {
    case 'delivers':
      return 'delivered';
    case 'fails':
      return 'failed';
    case 'waits':
      return null;
  }
}

/** What WhatsApp reports until a message has come that far, in order; nothing for what can't happen any more. */
export function statusesUpTo(from: MessageStatus, to: MessageStatus): readonly ReceiptStatus[] {
  if (from === 'failed' || from === 'cancelled') return [];
  if (to === 'failed') {
    if (from === 'delivered' || from === 'read') return [];
    return from === 'queued' ? ['accepted', 'failed'] : ['failed'];
  }
  return happyPath.filter((status) => rank(status) > rank(from) && rank(status) <= rank(to));
}

/** The receipts that a person could still give for a message. */
export function receiptsLeft(from: MessageStatus): readonly ManualReceipt[] {
  return manualReceipts.filter((status) => statusesUpTo(from, status).length > 0);
}

/** A message with its new status. */
export function moved(message: SimulatedOutgoing, status: ReceiptStatus, now: EpochMs): SimulatedOutgoing {
  return {
    ...message,
    status,
    acceptedAt: message.acceptedAt ?? now,
    problem: status === 'failed' ? UNDELIVERABLE : message.problem,
  };
}

const manualReceipts: readonly ManualReceipt[] = ['sent', 'delivered', 'read', 'failed'];
const happyPath: readonly ReceiptStatus[] = ['accepted', 'sent', 'delivered', 'read'];

function rank(status: MessageStatus): number {
  return messageStatuses.indexOf(status);
}
