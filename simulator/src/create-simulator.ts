import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Channels, type SimulatedChannel } from './channels';
import { createClock, type SandboxClock } from './clock';
import type { SimulatorSettings } from './control-api';
import { serveControlApi } from './control/control-api-server';
import type { ControlParts } from './control/control-routes';
import { Events } from './control/events';
import { Crowd } from './crowd/crowd';
import { GraphApi } from './graph/graph-api';
import { MediaStore } from './graph/media-store';
import { customerView, entryView, type Chat, type Entry } from './network/people';
import { PhoneNetwork } from './network/phone-network';
import { phoneFiles } from './phone-files';
import { Tuning } from './settings';
import { DataFile } from './storage/data-file';
import { asSnapshot, restoreSnapshot, takeSnapshot } from './storage/snapshot';
import { Webhooks } from './webhooks/webhooks';

export interface SimulatorOptions {
  readonly clock?: SandboxClock;
  readonly channels: readonly SimulatedChannel[];
  /** Keeps customers, chats, the record and what is still to be delivered across restarts. */
  readonly dataFile?: string | null;
  readonly canAdvanceClock: boolean;
  /** The path this is served under, such as `/sandbox`; a host may strip it or pass it on. */
  readonly mount?: string;
  readonly settings?: Partial<SimulatorSettings>;
}

export interface Simulator {
  /** A request listener for node:http, and a middleware for Express. Answers every request. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  listen(port: number, host: string): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** Adds a business number, or replaces the one with the same phone number id. */
  addChannel(channel: SimulatedChannel): void;
  updateChannelWebhook(phoneNumberId: string, webhookUrl: string): void;
  /** Stops all timers and writes the data file. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 75_000;

export function createSimulator(options: SimulatorOptions): Simulator {
  const { mount = '', canAdvanceClock } = options;
  const dataFile = options.dataFile ?? null;
  const saved = asSnapshot(DataFile.read(dataFile));
  const clock = options.clock ?? createClock(saved?.aheadMs);
  const tuning = new Tuning(options.settings);
  const channels = new Channels();
  const events = new Events();
  const crowd: Crowd = new Crowd(channels, () => network);
  const webhooks = new Webhooks(tuning, {
    posted: (update) => crowd.posted(update),
    delivered: (update) => {
      network.inboundArrived(update);
      file.touch();
    },
    tried: (tookMs, ok) => crowd.tried(tookMs, ok),
  });
  const network: PhoneNetwork = new PhoneNetwork(clock, tuning, webhooks, {
    changed: (chat, entry) => {
      file.touch();
      if (events.watched) tell(events, chat, entry);
    },
    accepted: (sent, message) => crowd.accepted(sent, message),
    reached: (sent, receipt) => crowd.reached(sent, receipt),
  });
  const file = new DataFile(dataFile, () => takeSnapshot(network, webhooks, Math.max(0, clock.now() - Date.now())));
  const media = new MediaStore(dataFile === null ? null : `${dataFile}.media`);
  const graph = new GraphApi({ channels, network, media, tuning, clock, events });
  const control: ControlParts = {
    channels,
    network,
    media,
    webhooks,
    tuning,
    clock,
    canAdvanceClock,
    events,
    crowd,
    forget: () => {
      crowd.stop();
      network.clear();
      media.clear();
      graph.forgetPairs();
      file.touch();
    },
    changed: () => file.touch(),
  };
  const showPhone = phoneFiles();

  const addChannel = (channel: SimulatedChannel): void => webhooks.serve(channels.put(channel));
  options.channels.forEach(addChannel);
  if (saved) restoreSnapshot(saved, network, webhooks);

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    const local = isUnder(mount, url) ? url.slice(mount.length) : url;
    const graphPath = /^\/v\d+\.\d+\//.exec(local);
    if (graphPath) void graph.handle(request, response, local.slice(graphPath[0].length));
    else if (local.startsWith('/api/')) void serveControlApi(control, request, response, local.slice('/api/'.length));
    else if (mount !== '' && pathAsked(request) === mount) response.writeHead(301, { location: `${mount}/` }).end();
    else {
      request.url = local;
      showPhone(request, response);
    }
  };

  const close = async (): Promise<void> => {
    crowd.stop();
    network.receipts.clear();
    webhooks.close();
    events.close();
    await file.close();
  };

  return {
    handle,
    addChannel,
    updateChannelWebhook: (phoneNumberId, webhookUrl) => {
      const channel = channels.find(phoneNumberId);
      if (!channel) throw new Error(`There is no channel with the phone number id ${phoneNumberId}.`);
      addChannel({ ...channel.details, webhookUrl });
    },
    listen: (port, host) => listen(http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle), port, host, close),
    close,
  };
}

function isUnder(mount: string, url: string): boolean {
  return mount !== '' && url.startsWith(mount) && ['/', '?', undefined].includes(url[mount.length]);
}

/** The path before any host took a prefix off it. */
function pathAsked(request: IncomingMessage): string {
  const url =
    'originalUrl' in request && typeof request.originalUrl === 'string' ? request.originalUrl : (request.url ?? '');
  return url.split('?', 1)[0] ?? '';
}

function tell(events: Events, { person, phoneNumberId }: Chat, entry: Entry | null): void {
  // A crowd would flood the screen.
  if (person.inCrowd) return;
  if (entry) events.emit({ type: 'chat', waId: person.waId, phoneNumberId, entry: entryView(entry) });
  events.emit({ type: 'customer', customer: customerView(person) });
}

function listen(server: http.Server, port: number, host: string, closeSimulator: () => Promise<void>) {
  return new Promise<{ readonly url: string; close(): Promise<void> }>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
        close: async () => {
          await closeSimulator();
          server.closeAllConnections();
          await new Promise<void>((done) => server.close(() => done()));
        },
      });
    });
  });
}
