import { Blob } from 'node:buffer';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, FormData, request, type Dispatcher } from 'undici';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config';
import { userError } from '../../errors';
import { Errands, type FetchedFile, type NewFile } from '../errands';
import type { Channel } from '../provider';

const CONNECTIONS = 8;
/** A document of 100 MB takes its time, in ms. */
const UPLOAD_TIMEOUT_MS = 120_000;
const USER_AGENT = 'sendero';

/** Errands at Meta's Cloud API (Meta, “Media”, “Mark messages as read”, “Typing indicators”). */
@Injectable()
export class MetaErrands extends Errands implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
    this.agent = new Agent({ connections: CONNECTIONS, connect: { timeout: Math.min(5_000, config.callTimeoutMs) } });
  }

  async markRead(channel: Channel, providerId: string, typing: boolean): Promise<void> {
    const answer = await this.call(channel, `${channel.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: providerId,
        ...(typing ? { typing_indicator: { type: 'text' } } : {}),
      }),
    });
    await answer.body.dump();
    if (answer.statusCode >= 300) throw new Error(`Meta answered HTTP ${answer.statusCode}`);
  }

  async upload(channel: Channel, { bytes, mimeType, filename }: NewFile): Promise<string> {
    const form = new FormData();
    form.append('messaging_product', 'whatsapp');
    form.append('type', mimeType);
    form.append('file', new Blob([bytes], { type: mimeType }), filename);
    const { status, body } = await this.json(channel, `${channel.phoneNumberId}/media`, {
      method: 'POST',
      body: form,
      headersTimeout: UPLOAD_TIMEOUT_MS,
      bodyTimeout: UPLOAD_TIMEOUT_MS,
    });
    const { data } = uploaded.safeParse(body);
    if (status < 300 && data) return data.id;
    throw userError(502, 'attachment.refused', { detail: refusalIn(body) ?? `HTTP ${status}` });
  }

  async fetch(channel: Channel, mediaId: string): Promise<FetchedFile> {
    const id = encodeURIComponent(mediaId);
    const { body } = await this.json(channel, `${id}?phone_number_id=${channel.phoneNumberId}`, { method: 'GET' });
    const { data: media } = described.safeParse(body);
    if (!media) throw userError(404, 'attachment.gone');
    if (!isOfProvider(media.url, channel)) throw userError(404, 'attachment.gone');
    const answer = await this.reach(media.url, channel, { method: 'GET' });
    const { location } = answer.headers;
    if (answer.statusCode === 200) {
      const bytes = Number(answer.headers['content-length']);
      return {
        type: 'content',
        mimeType: media.mime_type,
        bytes: Number.isSafeInteger(bytes) ? bytes : null,
        content: answer.body,
      };
    }
    await answer.body.dump();
    const isElsewhere = answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string';
    if (isElsewhere && /^https?:/i.test(location)) return { type: 'elsewhere', url: location };
    throw userError(404, 'attachment.gone');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.close();
  }

  private async json(
    channel: Channel,
    path: string,
    options: Options,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const answer = await this.call(channel, path, options);
    const body = await answer.body.json().catch(() => null);
    return { status: answer.statusCode, body };
  }

  private call(channel: Channel, path: string, options: Options): Promise<Dispatcher.ResponseData> {
    return this.reach(`${channel.baseUrl}/${this.config.graphVersion}/${path}`, channel, options);
  }

  private async reach(url: string, channel: Channel, options: Options): Promise<Dispatcher.ResponseData> {
    const timeout = this.config.callTimeoutMs;
    try {
      return await request(url, {
        headersTimeout: timeout,
        bodyTimeout: timeout,
        ...options,
        dispatcher: this.agent,
        headers: { ...options.headers, authorization: `Bearer ${channel.accessToken}`, 'user-agent': USER_AGENT },
      });
    } catch {
      throw userError(502, 'attachment.unreachable');
    }
  }
}

type Options = Pick<Dispatcher.RequestOptions, 'method' | 'body' | 'headersTimeout' | 'bodyTimeout'> & {
  readonly headers?: Readonly<Record<string, string>>;
};

const uploaded = z.object({ id: z.coerce.string() });
const described = z.object({ url: z.url(), mime_type: z.string().default('application/octet-stream') });
const refusal = z.object({
  error: z.object({
    message: z.string().default(''),
    error_data: z.object({ details: z.string().optional() }).optional().catch(undefined),
  }),
});

function refusalIn(body: unknown): string | undefined {
  const error = refusal.safeParse(body).data?.error;
  return error && (error.error_data?.details || error.message);
}

/** The access token goes to nobody but Meta, or to where the channel's messages go anyhow. */
function isOfProvider(url: string, channel: Channel): boolean {
  const { protocol, host, hostname } = new URL(url);
  if (host === new URL(channel.baseUrl).host) return true;
  return protocol === 'https:' && /(^|\.)(fbsbx\.com|facebook\.com|whatsapp\.net|fbcdn\.net)$/.test(hostname);
}
