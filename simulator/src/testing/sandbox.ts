import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CrowdView, RecordSummary, SimulatorSettings } from '../control-api';
import type { SimulatedChannel } from '../channels';
import { createSimulator, type SimulatorOptions } from '../create-simulator';
import { demoTemplates } from '../demo-templates';
import { isObject, objectIn, objectsIn, textIn, type JsonObject } from '../json';

export const CHANNEL: SimulatedChannel = {
  phoneNumberId: '201530000000001',
  wabaId: '310400000000009',
  displayPhoneNumber: '+1 555 010 0999',
  verifiedName: 'Canal Store',
  accessToken: 'token-1',
  appSecret: 'secret-1',
  webhookUrl: '',
  templates: demoTemplates,
};

export const QUICK: Partial<SimulatorSettings> = { sentDelayMs: [0, 0], deliveredDelayMs: [0, 0], readDelayMs: [0, 0] };

export interface Posted {
  readonly raw: string;
  readonly signature: string;
  readonly at: number;
}

/** A webhook receiver that keeps what it got. `answer` gives the status of each answer; null hangs up. */
export class Receiver {
  readonly posts: Posted[] = [];
  answer: (post: Posted) => number | null = () => 200;
  private server: http.Server | null = null;
  private port = 0;

  async listen(): Promise<void> {
    this.server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const post = {
          raw: Buffer.concat(chunks).toString('latin1'),
          signature: String(request.headers['x-hub-signature-256']),
          at: performance.now(),
        };
        this.posts.push(post);
        const status = this.answer(post);
        if (status === null) request.socket.destroy();
        else response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/webhooks`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)));
    this.server = null;
  }

  /** Every change of every post, in order of arrival. */
  values(): readonly JsonObject[] {
    return this.posts.flatMap(({ raw }) =>
      objectsIn(parsed(raw), 'entry').flatMap((entry) =>
        objectsIn(entry, 'changes').map((change) => objectIn(change, 'value') ?? {}),
      ),
    );
  }

  messages(): readonly JsonObject[] {
    return this.values().flatMap((value) => objectsIn(value, 'messages'));
  }

  statuses(): readonly JsonObject[] {
    return this.values().flatMap((value) => objectsIn(value, 'statuses'));
  }

  statusesOf(wamid: string): readonly string[] {
    return this.statuses()
      .filter((status) => status['id'] === wamid)
      .map((status) => textIn(status, 'status') ?? '');
  }
}

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** A simulator on a free port with a receiver for its webhooks; close it at the end of the test. */
export class Sandbox {
  readonly receiver = new Receiver();
  url = '';
  private stop: () => Promise<void> = () => Promise.resolve();

  static async start(options: Partial<SimulatorOptions> = {}): Promise<Sandbox> {
    const sandbox = new Sandbox();
    await sandbox.receiver.listen();
    const channels = (options.channels ?? [CHANNEL]).map((channel) => ({
      ...channel,
      webhookUrl: sandbox.receiver.url,
    }));
    const simulator = createSimulator({ canAdvanceClock: true, settings: QUICK, ...options, channels });
    const server = await simulator.listen(0, '127.0.0.1');
    sandbox.url = server.url;
    sandbox.stop = () => server.close();
    return sandbox;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.receiver.stop();
  }

  async graph(method: string, path: string, body?: unknown, token = CHANNEL.accessToken): Promise<Answer> {
    return this.call(method, `/v25.0/${path}`, body, { authorization: `Bearer ${token}` });
  }

  async send(to: string, message: object, more: object = {}): Promise<Answer> {
    const body = { messaging_product: 'whatsapp', to, ...message, ...more };
    return this.graph('POST', `${CHANNEL.phoneNumberId}/messages`, body);
  }

  async sendText(to: string, text = 'Hello', more: object = {}): Promise<string> {
    const { body } = await this.send(to, { type: 'text', text: { body: text } }, more);
    return wamidOf(body);
  }

  async control(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.call(method, `/api/${path}`, body);
  }

  /** The customer writes, which opens the window; answers the chat entry. */
  async write(waId: string, message: object = { type: 'text', text: 'Hi' }): Promise<JsonObject> {
    await this.control('POST', 'customers', { waId });
    return (await this.control('POST', `customers/${waId}/chats/${CHANNEL.phoneNumberId}/messages`, message)).body;
  }

  async chat(waId: string): Promise<readonly JsonObject[]> {
    const { body } = await this.control('GET', `customers/${waId}/chats/${CHANNEL.phoneNumberId}`);
    return objectsIn({ list: body['list'] }, 'list');
  }

  async summary(): Promise<RecordSummary> {
    return (await this.control('GET', 'record/summary')).body as unknown as RecordSummary;
  }

  async crowd(): Promise<CrowdView> {
    return (await this.control('GET', 'crowd')).body as unknown as CrowdView;
  }

  private async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, body: isObject(answer) ? answer : { list: answer } };
  }
}

export const wamidOf = (answer: JsonObject): string => textIn(objectsIn(answer, 'messages')[0], 'id') ?? '';

export const codeOf = (answer: JsonObject): unknown => objectIn(answer, 'error')?.['code'];

/** Waits until something holds; fails the test with what was last seen. */
export async function until<T>(look: () => T | Promise<T>, holds: (seen: T) => boolean, withinMs = 30_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end) throw new Error(`Still not so after ${withinMs} ms: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function parsed(raw: string): JsonObject {
  const value: unknown = JSON.parse(raw);
  return isObject(value) ? value : {};
}
