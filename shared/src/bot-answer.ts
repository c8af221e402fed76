import { z } from 'zod';
import { sessionMessageFindings } from './checks/session-message-findings';
import type { JsonValue } from './json';
import { sessionMessage, type SessionMessage } from './messages';

/** The most messages that a bot may answer one message with. */
const MOST_BOT_MESSAGES = 5;

/**
 * What a bot may answer: messages that are sent in their order, and whether people shall go on. Both may be left out.
 *
 * @example { "messages": [{ "type": "text", "text": "Your parcel arrives today." }] }
 * @example { "handOver": { "assignTo": "Support", "note": "Wants a refund" } }
 */
const botAnswer = z
  .object({
    messages: z.array(sessionMessage).max(MOST_BOT_MESSAGES).readonly().default([]),
    handOver: z
      .object({ assignTo: z.string().max(80).default(''), note: z.string().max(1_000).default('') })
      .readonly()
      .nullable()
      .default(null),
  })
  .readonly();
export type BotAnswer = z.infer<typeof botAnswer>;

/** Reads what a bot answered; '' says nothing. Null when it can't be read, or WhatsApp would refuse a message of it. */
export function readBotAnswer(body: JsonValue): BotAnswer | null {
  if (body === '' || body === null) return { messages: [], handOver: null };
  const { data } = botAnswer.safeParse(body);
  return data?.messages.every(isSendable) ? data : null;
}

function isSendable(message: SessionMessage): boolean {
  return sessionMessageFindings(message, '').every(({ severity }) => severity !== 'error');
}
