import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { templateCategories, templateComponent, templateStatuses, type Template } from '@sendero/shared';
import { Agent, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config';
import { UserError } from '../../errors';
import { Provider, type Channel, type OutgoingMessage, type SendOutcome } from '../provider';
import { failureOf } from './failures';
import { graphMessage } from './graph-message';

const CONNECTIONS = 64;

/** Nothing was written to the provider when the call failed like this, so the message was surely not sent. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** WhatsApp through Meta's Cloud API. */
@Injectable()
export class MetaProvider extends Provider implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
    this.agent = new Agent({
      connections: CONNECTIONS,
      pipelining: 1,
      connect: { timeout: Math.min(5_000, config.callTimeoutMs) },
      // An answer later than this leaves the outcome unknown.
      headersTimeout: config.callTimeoutMs,
      bodyTimeout: config.callTimeoutMs,
    });
  }

  async send(channel: Channel, message: OutgoingMessage): Promise<SendOutcome> {
    const recipient = 'phone' in message.to ? { to: message.to.phone } : { recipient: message.to.userId };
    let answer: Dispatcher.ResponseData;
    let body: unknown;
    try {
      answer = await this.call(channel, 'POST', `${channel.phoneNumberId}/messages`, {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...recipient,
        ...graphMessage(message.content, message.template, message.callbackData),
        biz_opaque_callback_data: message.callbackData,
      });
      body = parseJson(await answer.body.text());
    } catch (error) {
      return outcomeOfError(error);
    }
    return outcomeOfAnswer(answer.statusCode, body);
  }

  async templates(channel: Channel): Promise<readonly (Template & { readonly providerId: string })[]> {
    const found: (Template & { readonly providerId: string })[] = [];
    let after: string | undefined;
    do {
      const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
      const page = await this.templatePage(channel, `${channel.wabaId}/message_templates?limit=250${cursor}`);
      found.push(...page.data.map(({ id, ...template }) => ({ ...template, providerId: id })));
      after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after;
    } while (after !== undefined);
    return found;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.close();
  }

  private async templatePage(channel: Channel, path: string): Promise<z.infer<typeof templatePage>> {
    let status: number;
    let body: unknown;
    try {
      const answer = await this.call(channel, 'GET', path);
      status = answer.statusCode;
      body = parseJson(await answer.body.text());
    } catch {
      throw new UserError(
        502,
        'whatsapp.unavailable',
        'WhatsApp is not reachable at the moment. Try again in a minute.',
      );
    }
    const error = errorEnvelope.safeParse(body);
    if (error.success) {
      const { problem } = failureOf(error.data.error.code, status);
      throw new UserError(502, problem, `Meta refused to list the templates: ${error.data.error.message}`);
    }
    return templatePage.parse(body);
  }

  private call(
    channel: Channel,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<Dispatcher.ResponseData> {
    return request(`${channel.baseUrl}/${this.config.graphVersion}/${path}`, {
      method,
      dispatcher: this.agent,
      headers: { authorization: `Bearer ${channel.accessToken}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}

const accepted = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });

const errorEnvelope = z.object({
  error: z.object({
    code: z.number(),
    message: z.string().default(''),
    error_data: z.object({ details: z.string().optional() }).optional().catch(undefined),
  }),
});

const templatePage = z.object({
  data: z.array(
    z.object({
      id: z.coerce.string(),
      name: z.string(),
      language: z.string(),
      status: z.enum(templateStatuses).catch('UNKNOWN'),
      category: z.enum(templateCategories).catch('MARKETING'),
      components: z.array(templateComponent).default([]),
    }),
  ),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .optional(),
});

function outcomeOfAnswer(status: number, body: unknown): SendOutcome {
  const ok = accepted.safeParse(body);
  if (status >= 200 && status < 300) {
    const providerId = ok.data?.messages[0]?.id;
    return providerId
      ? { type: 'accepted', providerId }
      : { type: 'unknown', detail: 'an answer without a message id' };
  }
  const refusal = errorEnvelope.safeParse(body);
  if (refusal.success) {
    const { code, message, error_data } = refusal.data.error;
    return { type: 'refused', ...failureOf(code, status), detail: `${error_data?.details || message} (${code})` };
  }
  // A gateway's own error page says nothing about the message behind it.
  if (status >= 500) return { type: 'unknown', detail: `HTTP ${status}` };
  return { type: 'refused', ...failureOf(-1, status), detail: `HTTP ${status}` };
}

function outcomeOfError(error: unknown): SendOutcome {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  return NEVER_LEFT.has(code)
    ? { type: 'refused', problem: 'whatsapp.unavailable', retry: 'backoff', detail }
    : { type: 'unknown', detail: code || detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
