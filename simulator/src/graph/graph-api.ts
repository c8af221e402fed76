import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, Channels } from '../channels';
import type { SandboxClock } from '../clock';
import type { Events } from '../control/events';
import { readBody, sendJson } from '../http/exchange';
import { isObject, objectIn, textIn, type JsonObject } from '../json';
import type { PhoneNetwork } from '../network/phone-network';
import type { Tuning } from '../settings';
import { describeNode } from './describe-node';
import { requireText } from './fields';
import { errorEnvelope, GraphError, unknownNode } from './graph-error';
import { describeMedia, requireUploaded, sendFile, takeUpload } from './media-api';
import type { MediaFile, MediaStore } from './media-store';
import { checkSend, readMessage, type BusinessMessage } from './read-message';
import { TokenBucket } from './token-bucket';

/** 10 messages a minute to one person, 45 of them may be borrowed at once. */
const PAIR_PER_SECOND = 1 / 6;
const PAIR_BURST = 45;
const FIRST_RECEIPT_WITHIN_MS = 2_000;

interface Parts {
  readonly channels: Channels;
  readonly network: PhoneNetwork;
  readonly media: MediaStore;
  readonly tuning: Tuning;
  readonly clock: SandboxClock;
  readonly events: Events;
}

/** The Graph-shaped half of the simulator: `/v25.0/{phone-number-id}/messages` and what is around it. */
export class GraphApi {
  private readonly pairs = new Map<string, TokenBucket>();

  constructor(private readonly parts: Parts) {}

  /** `path` is what follows the version, without a leading slash. */
  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { tuning, network } = this.parts;
    const { latencyMs } = tuning.faults;
    try {
      if (tuning.happens('dropBeforeAccept')) return void request.socket.destroy();
      const query = new URLSearchParams(path.includes('?') ? path.slice(path.indexOf('?') + 1) : '');
      const [node = '', edge = '', ...rest] = path.split('?', 1)[0]?.split('/').filter(Boolean) ?? [];
      const mine = this.authenticate(request, query);
      const sending = request.method === 'POST' && edge === 'messages' && rest.length === 0;
      const file = request.method === 'GET' ? this.ownFile(mine, node) : null;
      if (file && edge === 'content') return sendFile(response, file);
      const body = sending
        ? await this.postMessage(this.ownChannel(mine, node), await readBody(request))
        : JSON.stringify(
            file
              ? describeMedia(node, file, addressOf(request))
              : await this.other(mine, request, { node, edge, query }),
          );
      if (sending && tuning.happens('dropAfterAccept')) return void request.socket.destroy();
      if (latencyMs > 0) await wait(latencyMs);
      sendJson(response, 200, body);
    } catch (error) {
      const refusal =
        error instanceof GraphError
          ? error
          : new GraphError(131000, error instanceof Error ? error.message : String(error));
      network.record.countError(refusal.code);
      if (latencyMs > 0) await wait(latencyMs);
      const status = refusal.code === 130429 && error instanceof InjectedError ? 429 : refusal.httpStatus;
      sendJson(response, status, errorEnvelope(refusal));
    }
  }

  private async other(
    mine: readonly Channel[],
    request: IncomingMessage,
    asked: { readonly node: string; readonly edge: string; readonly query: URLSearchParams },
  ): Promise<object> {
    const method = request.method ?? 'GET';
    if (method === 'POST' && asked.edge === 'media') {
      return takeUpload(this.parts.media, this.ownChannel(mine, asked.node), request);
    }
    return describeNode(this.parts.channels, mine, { ...asked, method, address: addressOf(request) });
  }

  private ownFile(mine: readonly Channel[], id: string): MediaFile | null {
    const file = this.parts.media.find(id);
    return file && mine.some(({ details }) => details.phoneNumberId === file.phoneNumberId) ? file : null;
  }

  forgetPairs(): void {
    this.pairs.clear();
  }

  private async postMessage(channel: Channel, text: string): Promise<string> {
    const body = parseObject(text);
    if (body['status'] !== undefined) return this.markRead(channel, body);
    const checked = checkSend(body);
    this.limit(channel, checked.waId);
    if (checked.waId === channel.ownWaId) throw new GraphError(131021, 'Sender and recipient are the same number.');
    requireUploaded(this.parts.media, channel, checked.type, body);
    const message = readMessage(channel, body, checked);
    return this.accept(channel, message);
  }

  private async accept(channel: Channel, message: BusinessMessage): Promise<string> {
    const { network, tuning } = this.parts;
    const sent = network.accept(channel, message);
    if (tuning.happens('statusBeforeResponse')) await network.startBeforeAnswer(sent, FIRST_RECEIPT_WITHIN_MS);
    else network.start(sent);
    const status = message.template ? ',"message_status":"accepted"' : '';
    return (
      `{"messaging_product":"whatsapp","contacts":[{"input":${JSON.stringify(message.input)},"wa_id":"${message.waId}"}],` +
      `"messages":[{"id":"${sent.wamid}"${status}}]}`
    );
  }

  private markRead(channel: Channel, body: JsonObject): string {
    if (body['status'] !== 'read') throw new GraphError(131009, "Param status must be 'read'.");
    const { phoneNumberId } = channel.details;
    const chat = this.parts.network.markRead(phoneNumberId, requireText(body, 'message_id', 'message_id'));
    if (!chat) throw new GraphError(131009, 'Invalid message id.');
    const indicator = objectIn(body, 'typing_indicator');
    if (indicator) {
      if (textIn(indicator, 'type') !== 'text')
        throw new GraphError(131009, "Param typing_indicator['type'] must be text.");
      this.parts.events.emit({ type: 'typing', waId: chat.person.waId, phoneNumberId });
    }
    return '{"success":true}';
  }

  private authenticate(request: IncomingMessage, query: URLSearchParams): readonly Channel[] {
    const header = request.headers.authorization ?? '';
    const token = header.startsWith('Bearer ')
      ? header.slice('Bearer '.length).trim()
      : (query.get('access_token') ?? '');
    const mine = this.parts.channels.ofToken(token);
    if (mine.length === 0) throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token');
    return mine;
  }

  private ownChannel(mine: readonly Channel[], phoneNumberId: string): Channel {
    const channel = this.parts.channels.find(phoneNumberId);
    if (!channel) throw unknownNode('post', phoneNumberId);
    if (!mine.some((each) => each.details.wabaId === channel.details.wabaId)) {
      throw new GraphError(
        200,
        '(#200) You do not have the necessary permissions to send messages on behalf of this WhatsApp Business Account',
      );
    }
    return channel;
  }

  private limit(channel: Channel, waId: string): void {
    const { tuning, clock } = this.parts;
    const { throughputPerSecond, pairRateLimit } = tuning.settings;
    if (tuning.happens('tooManyRequests'))
      throw new InjectedError(130429, 'Cloud API message throughput has been reached.');
    if (tuning.happens('serverError'))
      throw new InjectedError(131000, 'Message failed to send due to an unknown error.');
    if (!channel.throughput.take(performance.now(), throughputPerSecond, throughputPerSecond)) {
      throw new GraphError(130429, 'Cloud API message throughput has been reached.');
    }
    if (!pairRateLimit) return;
    const key = `${channel.details.phoneNumberId}/${waId}`;
    let pair = this.pairs.get(key);
    if (!pair) this.pairs.set(key, (pair = new TokenBucket()));
    if (!pair.take(clock.now(), PAIR_PER_SECOND, PAIR_BURST)) {
      throw new GraphError(
        131056,
        'Too many messages sent from the sender phone number to the same recipient in a short period of time.',
      );
    }
  }
}

/** A refusal on purpose. */
class InjectedError extends GraphError {}

function addressOf(request: IncomingMessage): string {
  const path =
    'originalUrl' in request && typeof request.originalUrl === 'string' ? request.originalUrl : (request.url ?? '');
  return `http://${request.headers.host ?? 'localhost'}${path.split('?', 1)[0] ?? ''}`;
}

function parseObject(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Answered below, like any other body that is not an object.
  }
  throw new GraphError(100, 'The request body is not a JSON object.');
}
