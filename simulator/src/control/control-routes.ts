import type { Channel, Channels } from '../channels';
import type { SandboxClock } from '../clock';
import type { ClockView, RecordSummary, SimulatedChannelView } from '../control-api';
import type { Crowd } from '../crowd/crowd';
import { readCrowdOptions } from '../crowd/crowd-options';
import type { MediaStore } from '../graph/media-store';
import { isObject, objectIn, textIn } from '../json';
import { chatOf, customerView, entryView, type Chat, type Person } from '../network/people';
import type { InboundContent, PhoneNetwork } from '../network/phone-network';
import { NO_FAULTS, type Tuning } from '../settings';
import type { Webhooks } from '../webhooks/webhooks';
import { badRequest, ControlError } from './control-error';
import { customerWrites } from './customer-message';
import type { Events } from './events';
import { mergeFaults, mergeSettings } from './tuning-values';

export interface ControlParts {
  readonly channels: Channels;
  readonly network: PhoneNetwork;
  readonly media: MediaStore;
  readonly webhooks: Webhooks;
  readonly tuning: Tuning;
  readonly clock: SandboxClock;
  readonly canAdvanceClock: boolean;
  readonly events: Events;
  readonly crowd: Crowd;
  /** Forgets customers, chats and the record. */
  readonly forget: () => void;
  readonly changed: () => void;
}

export interface Call {
  /** The path's variable parts, in order. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Route = (parts: ControlParts, call: Call) => unknown;

const PAGE_MAX = 10_000;
const YEAR_MS = 366 * 86_400_000;

/** Keyed by method and path, `*` for a variable part. Answers are sent as JSON. */
export const controlRoutes: Readonly<Record<string, Route>> = {
  'GET channels': ({ channels }) => channels.all().map(channelView),

  'GET customers': ({ network }) => network.people.contactList(),
  'POST customers': addCustomer,
  'GET customers/*/chats/*': (parts, call) => chatIn(parts, call).chat.entries.map(entryView),
  'POST customers/*/chats/*/messages': (parts, call) => {
    const { channel, chat } = chatIn(parts, call);
    const { content, context } = customerWrites(chat, call.body);
    keepFile(parts.media, channel, content);
    return entryView(parts.network.write(channel, chat, content, context));
  },
  'POST customers/*/chats/*/read': (parts, call) => {
    const { chat } = chatIn(parts, call);
    parts.network.openChat(chat);
    return customerView(chat.person);
  },

  'GET clock': clockView,
  'POST clock': advanceClock,

  'GET faults': ({ tuning }) => tuning.faults,
  'PUT faults': ({ tuning }, { body }) => (tuning.faults = mergeFaults(tuning.faults, body)),
  'DELETE faults': ({ tuning }) => (tuning.faults = NO_FAULTS),

  'GET settings': ({ tuning }) => tuning.settings,
  'PUT settings': ({ tuning }, { body }) => (tuning.settings = mergeSettings(tuning.settings, body)),

  'GET record': ({ network }, { query }) =>
    network.record.page(wholeNumber(query, 'after', 0), Math.min(PAGE_MAX, wholeNumber(query, 'limit', 1_000))),
  'GET record/summary': recordSummary,
  'DELETE record': (parts) => {
    parts.forget();
    return recordSummary(parts);
  },

  'POST crowd': ({ crowd }, { body }) => crowd.start(readCrowdOptions(body)),
  'GET crowd': ({ crowd }) => crowd.view(),
  'DELETE crowd': ({ crowd }) => crowd.stop(),
};

function channelView({ details }: Channel): SimulatedChannelView {
  const { phoneNumberId, displayPhoneNumber, verifiedName } = details;
  return { phoneNumberId, displayPhoneNumber, verifiedName };
}

function addCustomer({ network, events, changed }: ControlParts, { body }: Call): unknown {
  if (!isObject(body)) throw badRequest('Send a JSON object.');
  const waId = (textIn(body, 'waId') ?? '').replace(/[+\s\-().]/g, '');
  if (!/^[1-9]\d{6,14}$/.test(waId)) throw badRequest('Give the number in international form: 7 to 15 digits.');
  const name = textIn(body, 'name')?.trim();
  const person = network.people.meet(waId);
  if (name) person.name = name;
  if (typeof body['onWhatsApp'] === 'boolean') person.onWhatsApp = body['onWhatsApp'];
  changed();
  events.emit({ type: 'customer', customer: customerView(person) });
  return customerView(person);
}

/** The business may ask for the file of what came in. */
function keepFile(media: MediaStore, { details }: Channel, content: InboundContent): void {
  const file = objectIn(content, content.type);
  const [id, url] = [textIn(file, 'id'), textIn(file, 'url')];
  if (id === undefined || url === undefined) return;
  media.put(id, {
    phoneNumberId: details.phoneNumberId,
    mimeType: textIn(file, 'mime_type') ?? '',
    filename: textIn(file, 'filename') ?? '',
    content: { type: 'link', url },
  });
}

function chatIn(
  { network, channels }: ControlParts,
  { names }: Call,
): { readonly channel: Channel; readonly chat: Chat } {
  const [waId = '', phoneNumberId = ''] = names;
  const person: Person | undefined = network.people.find(waId);
  if (!person) throw new ControlError(404, 'customer.unknown', 'There is no such customer.');
  const channel = channels.find(phoneNumberId);
  if (!channel) throw new ControlError(404, 'channel.unknown', 'There is no such business number.');
  return { channel, chat: chatOf(person, phoneNumberId) };
}

function clockView({ clock, canAdvanceClock }: ControlParts): ClockView {
  const now = clock.now();
  return { now, aheadMs: Math.max(0, now - Date.now()), canAdvance: canAdvanceClock };
}

async function advanceClock(parts: ControlParts, { body }: Call): Promise<ClockView> {
  if (!parts.canAdvanceClock) throw new ControlError(409, 'clock.fixed', 'The clock can not be moved here.');
  const ms = isObject(body) ? body['advanceMs'] : undefined;
  if (typeof ms !== 'number' || !(ms >= 0 && ms <= YEAR_MS))
    throw badRequest('“advanceMs” must be from 0 to a year: time only goes forward.');
  await parts.clock.advance(ms);
  const clock = clockView(parts);
  parts.changed();
  parts.events.emit({ type: 'clock', clock });
  return clock;
}

function recordSummary({ network, webhooks }: ControlParts): RecordSummary {
  return {
    ...network.record.summary(),
    inboundDelivered: network.inboundDelivered,
    inboundPending: webhooks.pending('messages'),
    statusesPending: webhooks.pending('statuses') + network.receipts.size,
  };
}

function wholeNumber(query: URLSearchParams, key: string, otherwise: number): number {
  const value = Number(query.get(key) ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw badRequest(`“${key}” must be a whole number from 0.`);
  return value;
}
