import {
  unreachable,
  WEBHOOK_VERSION,
  type ConsentEntry,
  type IncomingContent,
  type WebhookEvent,
  type WebhookEventOf,
} from '@sendero/shared';
import { messageProblem } from '../conversations/message-problem';

/** Who a change is about, as rows have it. */
export interface Who {
  readonly contact: WebhookEventOf<'consent.changed'>['contact'];
}

/** A message, in or out, with all that other systems are told of it. */
export interface MessageSubject extends Who {
  readonly id: string;
  readonly workspaceId: string;
  readonly channel: WebhookEventOf<'run.entered'>['channel'];
  readonly conversation: { readonly id: string } | null;
  readonly providerId: string | null;
  readonly text: string;
  readonly body: unknown;
  readonly at: Date;
  readonly createdAt: Date;
  readonly runId: string | null;
  readonly journeyId: string | null;
  readonly idempotencyKey: string | null;
  readonly callbackData: string | null;
  /** Where its file may be fetched, and until when; null when there is none, or nobody knows where we are reached. */
  readonly file: { readonly url: string; readonly expiresAt: Date } | null;
  readonly problem: string | null;
  readonly problemDetail: string | null;
  /** The bot that holds the conversation or held it last, and from when until when. */
  readonly bot: { readonly id: string; readonly since: Date; readonly until: Date | null } | null;
}

export interface ConsentSubject extends Who {
  readonly id: string;
  readonly workspaceId: string;
  readonly entry: Omit<ConsentEntry, 'at' | 'id'>;
  readonly at: Date;
}

export interface RunSubject extends Who {
  readonly id: string;
  readonly workspaceId: string;
  readonly channel: MessageSubject['channel'];
  readonly journey: WebhookEventOf<'run.entered'>['data']['run']['journey'];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly status: 'active' | 'ended' | 'failed';
  readonly reason: string;
}

export interface TemplateSubject {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
}

export function incomingEvent(id: string, message: MessageSubject): WebhookEvent | null {
  const { workspaceId, channel, contact, conversation, providerId, text, at, file } = message;
  if (!conversation) return null;
  // Written by us when the message was read.
  const content = message.body as IncomingContent;
  return {
    ...{ id, version: WEBHOOK_VERSION, workspaceId, at: at.toISOString(), type: incomingType(content) },
    ...{ channel, contact, conversation },
    data: {
      message: {
        ...{ id: message.id, providerId: providerId ?? '', text, at: at.toISOString() },
        content: { ...content, ...(file && { url: file.url, urlExpiresAt: file.expiresAt.toISOString() }) },
      },
    },
  };
}

type IncomingType = Extract<
  WebhookEvent,
  { readonly data: { readonly message: { readonly content: unknown } } }
>['type'];

function incomingType(content: IncomingContent): IncomingType {
  switch (content.type) {
    case 'button':
      return content.ofTemplate ? 'message.postback' : 'message.button_reply';
    case 'listRow':
      return 'message.list_reply';
    case 'text':
    case 'media':
    case 'location':
    case 'contacts':
    case 'flow':
    case 'reaction':
    case 'unknown':
      return 'message.received';
    default:
      return unreachable(content);
  }
}

type ReceiptStatus = WebhookEventOf<'message.status'>['data']['message']['status'];

export function statusEvent(id: string, message: MessageSubject, status: ReceiptStatus, when: Date): WebhookEvent {
  const { workspaceId, channel, contact, conversation, providerId, runId, problem, problemDetail } = message;
  const at = when.toISOString();
  const said = status === 'failed' && problem !== null ? messageProblem(problem, problemDetail) : null;
  const correlationId = callersKey(message);
  return {
    ...{ id, version: WEBHOOK_VERSION, workspaceId, at, type: 'message.status' },
    ...{ channel, contact, conversation },
    data: {
      message: {
        ...{ id: message.id, providerId: providerId ?? '', status, at, correlationId, runId },
        callbackData: message.callbackData ?? '',
        failure: said && { code: said.code, title: said.message },
      },
    },
  };
}

/** Keys that callers give are kept behind the conversation's id; those that we make ourselves mean nothing to them. */
function callersKey({ idempotencyKey, conversation }: MessageSubject): string {
  const prefix = `${conversation?.id} `;
  return idempotencyKey?.startsWith(prefix) ? idempotencyKey.slice(prefix.length) : '';
}

export function consentEvent(id: string, { workspaceId, contact, entry, ...subject }: ConsentSubject): WebhookEvent {
  const at = subject.at.toISOString();
  return {
    ...{ id, version: WEBHOOK_VERSION, workspaceId, at, type: 'consent.changed', contact },
    data: { consent: { id: subject.id, at, ...entry } },
  };
}

export function runEvent(id: string, run: RunSubject, detail: string, when: Date): WebhookEvent {
  const { workspaceId, channel, contact, journey } = run;
  const head = { id, version: WEBHOOK_VERSION, workspaceId, at: when.toISOString(), channel, contact } as const;
  const told = { id: run.id, journey, startedAt: run.startedAt.toISOString() };
  if (detail === 'entered') return { ...head, type: 'run.entered', data: { run: told } };
  const outcome = run.status === 'failed' ? 'failed' : 'ended';
  const endedAt = (run.endedAt ?? when).toISOString();
  return { ...head, type: 'run.left', data: { run: { ...told, endedAt, outcome, reason: run.reason } } };
}

export function templateEvent(id: string, template: TemplateSubject, status: string, when: Date): WebhookEvent {
  const { workspaceId, ...told } = template;
  return {
    ...{ id, version: WEBHOOK_VERSION, workspaceId, at: when.toISOString(), type: 'template.status' },
    data: { template: { ...told, status } },
  };
}
