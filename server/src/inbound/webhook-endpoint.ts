import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { sentence, type ProblemCode } from '@sendero/shared';
import { ChannelDirectory } from '../providers/channel-directory';
import { isSignedBy, parseWebhook } from '../providers/meta/webhook';
import { IngestService } from './ingest.service';

/** Meta's limit is 3 MB. */
const MAX_BYTES = 4 * 1024 * 1024;
const PATH = /^\/webhooks\/meta\/([0-9a-f-]{36})\/?(?:\?(.*))?$/;

/**
 * Answers Meta's webhooks in front of the web framework: a busy number sends thousands a second, and each must be
 * durable before it is answered.
 */
@Injectable()
export class WebhookEndpoint {
  private readonly logger = new Logger(WebhookEndpoint.name);

  constructor(
    @Inject(ChannelDirectory) private readonly channels: ChannelDirectory,
    @Inject(IngestService) private readonly ingest: IngestService,
  ) {}

  /** Whether this request is for a webhook; `handle` must be called with those and no others. */
  static owns(url: string | undefined): boolean {
    return url?.startsWith('/webhooks/') ?? false;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.answer(request, response).catch((error: unknown) => {
      // Anything but 200 makes the provider deliver again, so nothing is lost.
      this.logger.error({ err: error }, 'A webhook could not be stored');
      if (!response.headersSent)
        refuse(response, 503, 'server.unexpected', 'The update could not be stored. Deliver it again.');
      else response.destroy();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, channelId, query] = PATH.exec(request.url ?? '') ?? [];
    const channel = channelId ? await this.channels.find(channelId) : undefined;
    if (!channel) return refuse(response, 404, 'channel.not_found', sentence('channel.not_found'));
    if (request.method === 'GET') return handshake(response, channel.verifyToken, new URLSearchParams(query));
    if (request.method !== 'POST') return refuse(response, 405, 'request.not_found', sentence('request.not_found'));
    const body = await readBody(request);
    if (!body) return refuse(response, 413, 'request.too_large', sentence('request.too_large'));
    const signature = request.headers['x-hub-signature-256'];
    if (!isSignedBy(channel.appSecret, body, typeof signature === 'string' ? signature : undefined)) {
      return refuse(response, 401, 'webhook.signature_invalid', sentence('webhook.signature_invalid'));
    }
    const parsed = parseJson(body);
    if (parsed === undefined) return refuse(response, 400, 'request.malformed', sentence('request.malformed'));
    await this.ingest.accept(channel, parseWebhook(parsed));
    response.writeHead(200, { 'content-length': 0 }).end();
  }
}

/** Meta asks once, when the callback address is saved, whether we expect it (Meta, “Webhooks: verification requests”). */
function handshake(response: ServerResponse, verifyToken: string, query: URLSearchParams): void {
  if (query.get('hub.mode') !== 'subscribe' || query.get('hub.verify_token') !== verifyToken) {
    return refuse(response, 403, 'webhook.verify_token_wrong', sentence('webhook.verify_token_wrong'));
  }
  response.writeHead(200, { 'content-type': 'text/plain' }).end(query.get('hub.challenge') ?? '');
}

/** The bytes as they came, or undefined when there are too many. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    });
    request.on('end', () => resolve(size > MAX_BYTES ? undefined : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('The sender hung up before the body was complete')));
  });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, code: ProblemCode, detail: string): void {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type: 'about:blank', title: 'Webhook refused', status, code, detail }));
}
