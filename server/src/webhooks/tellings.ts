import { unreachable, type WebhookEvent } from '@sendero/shared';
import type { Fact, Listener, Telling } from './facts.repository';
import {
  consentEvent,
  incomingEvent,
  runEvent,
  statusEvent,
  templateEvent,
  type ConsentSubject,
  type MessageSubject,
  type RunSubject,
  type TemplateSubject,
} from './told-event';

/** What facts are about, by id; what was deleted since is missing. */
export interface Subjects {
  readonly messages: ReadonlyMap<string, MessageSubject>;
  readonly consents: ReadonlyMap<string, ConsentSubject>;
  readonly runs: ReadonlyMap<string, RunSubject>;
  readonly templates: ReadonlyMap<string, TemplateSubject>;
  /** What came in with the message that a bot was called for, and after it. */
  readonly since: ReadonlyMap<string, readonly string[]>;
}

/** Who is there to be told. */
export interface Audience {
  readonly listeners: readonly Listener[];
  /** Which messages bots know already, as “endpoint message”. */
  readonly told: ReadonlySet<string>;
  /** Conversations that a bot was called to and not told of before these facts, as “contact channel”. */
  readonly called: ReadonlySet<string>;
}

/**
 * Who is told what because of facts, in their order. A bot that was called to a conversation is told of what came in there
 * when its call is looked at, and not before: the message that it was called for comes first.
 */
export function tellingsOf(
  facts: readonly Fact[],
  subjects: Subjects,
  { listeners, told, called }: Audience,
  newId: () => string,
): readonly Telling[] {
  const known = new Set(told);
  const toBot = (message: MessageSubject | undefined): readonly Telling[] => {
    const event = message && incomingEvent(newId(), message);
    if (!event || !isHeld(message)) return [];
    const bot = listeners.find(({ id, kind }) => kind === 'bot' && id === message.bot.id);
    if (!bot || known.has(`${bot.id} ${message.id}`)) return [];
    known.add(`${bot.id} ${message.id}`);
    return [{ event, orderKey: message.contact.id, endpoints: [bot.id], botMessageId: message.id }];
  };
  return facts.flatMap((fact) => {
    if (fact.tap === 'bot') {
      return (subjects.since.get(fact.subjectId) ?? []).flatMap((id) => toBot(subjects.messages.get(id)));
    }
    const event = eventOf(fact, subjects, newId);
    const endpoints = event ? listening(listeners, event, journeyOf(event, subjects)) : [];
    const orderKey = fact.contactId ?? fact.subjectId;
    return [
      ...(event && endpoints.length > 0 ? [{ event, orderKey, endpoints, botMessageId: null }] : []),
      ...(fact.tap === 'incoming' ? toBot(uncalled(subjects.messages.get(fact.subjectId), called)) : []),
    ];
  });
}

function uncalled(message: MessageSubject | undefined, called: ReadonlySet<string>): MessageSubject | undefined {
  return message && !called.has(`${message.contact.id} ${message.channel.id}`) ? message : undefined;
}

/** @param journey whose event it is; null for a message that no journey sent, undefined where no journey is asked for */
function listening(
  listeners: readonly Listener[],
  event: WebhookEvent,
  journey: string | null | undefined,
): readonly string[] {
  const channel = 'channel' in event ? event.channel.id : undefined;
  return listeners
    .filter(
      ({ kind, workspaceId, events, journeys, channels }) =>
        kind === 'webhook' &&
        workspaceId === event.workspaceId &&
        events.includes(event.type) &&
        isAmong(journeys, journey) &&
        isAmong(channels, channel),
    )
    .map(({ id }) => id);
}

/** Whether somebody who chose these wants it; who chose nothing wants everything. */
function isAmong(chosen: readonly string[], one: string | null | undefined): boolean {
  return one === undefined || chosen.length === 0 || (one !== null && chosen.includes(one));
}

function journeyOf(event: WebhookEvent, { messages }: Subjects): string | null | undefined {
  switch (event.type) {
    case 'message.status':
      return messages.get(event.data.message.id)?.journeyId ?? null;
    case 'run.entered':
    case 'run.left':
      return event.data.run.journey.id;
    case 'message.received':
    case 'message.postback':
    case 'message.list_reply':
    case 'message.button_reply':
    case 'template.status':
    case 'consent.changed':
      return undefined;
    default:
      return unreachable(event);
  }
}

/** A bot is told what came while it held the conversation, also when it was given back before this was looked at. */
function isHeld(message: MessageSubject): message is MessageSubject & { readonly bot: { readonly id: string } } {
  const { bot, at, createdAt } = message;
  return bot !== null && at >= bot.since && (bot.until === null || createdAt <= bot.until);
}

function eventOf(fact: Fact, subjects: Subjects, newId: () => string): WebhookEvent | null {
  const { tap, subjectId, detail, at } = fact;
  switch (tap) {
    case 'incoming': {
      const message = subjects.messages.get(subjectId);
      return message ? incomingEvent(newId(), message) : null;
    }
    case 'receipt': {
      const message = subjects.messages.get(subjectId);
      return message && isReceipt(detail) ? statusEvent(newId(), message, detail, at) : null;
    }
    case 'consent': {
      const entry = subjects.consents.get(subjectId);
      return entry ? consentEvent(newId(), entry) : null;
    }
    case 'run': {
      const run = subjects.runs.get(subjectId);
      return run ? runEvent(newId(), run, detail, at) : null;
    }
    case 'template': {
      const template = subjects.templates.get(subjectId);
      return template ? templateEvent(newId(), template, detail, at) : null;
    }
    case 'bot':
      return null;
  }
}

const receipts = ['sent', 'delivered', 'read', 'failed'] as const;

function isReceipt(status: string): status is (typeof receipts)[number] {
  return receipts.some((known) => known === status);
}
