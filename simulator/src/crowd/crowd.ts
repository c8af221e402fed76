import type { Channels } from '../channels';
import type { CrowdOptions, CrowdView } from '../control-api';
import { ControlError } from '../control/control-error';
import { tapped } from '../control/customer-message';
import type { BusinessMessage } from '../graph/read-message';
import { chatOf, type Chat } from '../network/people';
import type { InboundContent, PhoneNetwork } from '../network/phone-network';
import type { Receipt } from '../network/receipts';
import type { SentMessage } from '../network/record';
import { TimerWheel } from '../timer-wheel';
import type { WebhookUpdate } from '../webhooks/webhook-update';
import { answerOf, nameOf, openingOf, replyDelayOf, type ScriptedAnswer } from './crowd-script';
import { Histogram } from './histogram';

/** A larger crowd keeps no bubbles: its chats can't be looked at on the phone. */
const CROWD_WITH_CHATS = 2_000;
const ARRIVAL_TICK_MS = 10;

interface Member {
  turn: number;
  /** When the oldest message the business has not answered was first posted; on the process's own clock. */
  postedAt: number | null;
}

interface Reply {
  readonly chat: Chat;
  readonly content: InboundContent;
  readonly context: { readonly id: string } | null;
  readonly delayMs: number;
}

/** People who write first and then answer by a script; what they say depends on nothing but their number and turn. */
export class Crowd {
  private options: CrowdOptions | null = null;
  private members = new Map<string, Member>();
  private readonly planned = new Map<SentMessage, Reply>();
  private readonly replies = new TimerWheel<Reply>((reply) => this.say(reply.chat, reply.content, reply.context));
  private arrivals: NodeJS.Timeout | null = null;
  private figures = newFigures();

  constructor(
    private readonly channels: Channels,
    private readonly network: () => PhoneNetwork,
  ) {}

  /** Starts a new crowd; a running one has to be stopped first. */
  start(options: CrowdOptions): CrowdView {
    if (this.running) throw new ControlError(409, 'crowd.running', 'A crowd is at work already: stop it first.');
    if (!this.channels.find(options.phoneNumberId))
      throw new ControlError(404, 'channel.unknown', 'There is no such business number.');
    this.stop();
    this.options = options;
    this.members = new Map();
    this.figures = newFigures();
    const startedAt = performance.now();
    this.arrivals = setInterval(() => {
      const due = Math.floor(((performance.now() - startedAt) * options.arrivalsPerSecond) / 1000);
      while (this.figures.arrived < Math.min(due, options.customers)) this.arrive(options);
      if (this.figures.arrived === options.customers) this.endArrivals();
    }, ARRIVAL_TICK_MS);
    return this.view();
  }

  /** Everyone falls silent; what was said stays. */
  stop(): CrowdView {
    this.endArrivals();
    this.planned.clear();
    this.replies.clear();
    return this.view();
  }

  view(): CrowdView {
    const { arrived, messagesIn, messagesOut, webhooksPosted, webhookFailures, replyLatency, webhookLatency } =
      this.figures;
    return {
      running: this.running,
      customers: this.options?.customers ?? 0,
      arrived,
      messagesIn,
      messagesOut,
      replyLatencyMs: replyLatency.view(),
      webhookLatencyMs: webhookLatency.view(),
      webhooksPosted,
      webhookFailures,
    };
  }

  /** A webhook is about to be posted for the first time. */
  posted({ kind, chat }: WebhookUpdate): void {
    const member = kind === 'messages' ? this.members.get(chat.person.waId) : undefined;
    if (member) member.postedAt ??= performance.now();
  }

  /** One try of a webhook post. */
  tried(tookMs: number, ok: boolean): void {
    this.figures.webhooksPosted++;
    if (!ok) this.figures.webhookFailures++;
    this.figures.webhookLatency.add(tookMs);
  }

  /** The business wrote: decides what the member will answer once they have read it. */
  accepted(sent: SentMessage, message: BusinessMessage): void {
    const member = this.members.get(sent.to);
    if (!member || !this.options) return;
    this.figures.messagesOut++;
    if (member.postedAt !== null) this.figures.replyLatency.add(performance.now() - member.postedAt);
    member.postedAt = null;
    // A reaction asks nothing, and is never read.
    if (message.type === 'reaction' || member.turn >= this.options.maxTurns) return;
    const answer = answerOf(this.options, sent.to, member.turn + 1, message.text);
    if (answer === undefined) return;
    member.turn++;
    if (answer === null) return;
    const delayMs = replyDelayOf(this.options, sent.to, member.turn);
    this.planned.set(sent, { chat: sent.chat, delayMs, ...inWords(answer, sent, message) });
  }

  reached(sent: SentMessage, receipt: Receipt): void {
    if (receipt !== 'read' && receipt !== 'failed') return;
    const reply = this.planned.get(sent);
    if (!reply) return;
    this.planned.delete(sent);
    if (receipt === 'read') this.replies.schedule(reply, reply.delayMs);
  }

  private get running(): boolean {
    return this.arrivals !== null || this.planned.size > 0 || this.replies.size > 0;
  }

  private arrive(options: CrowdOptions): void {
    const waId = String(Number(options.firstWaId) + this.figures.arrived++);
    const person = this.network().people.meet(waId);
    person.name = nameOf(waId);
    person.inCrowd = true;
    person.keepsEntries = options.customers <= CROWD_WITH_CHATS;
    this.members.set(waId, { turn: 0, postedAt: null });
    const opening = { type: 'text', text: { body: openingOf(options, waId) } };
    this.say(chatOf(person, options.phoneNumberId), opening, null);
  }

  private say(chat: Chat, content: InboundContent, context: Reply['context']): void {
    const channel = this.channels.find(chat.phoneNumberId);
    if (!channel) return;
    this.figures.messagesIn++;
    this.network().write(channel, chat, content, context);
  }

  private endArrivals(): void {
    if (this.arrivals) clearInterval(this.arrivals);
    this.arrivals = null;
  }
}

/** A tap on what the message doesn't offer is typed instead. */
function inWords(
  answer: NonNullable<ScriptedAnswer>,
  sent: SentMessage,
  message: BusinessMessage,
): Pick<Reply, 'content' | 'context'> {
  if (answer.type === 'text') return { content: { type: 'text', text: { body: answer.text } }, context: null };
  const content = { type: message.type, [message.type]: message.payload };
  const offer = message.template ? { content, rendered: message.template.rendered } : { content };
  const wanted = answer.title.toLowerCase();
  const tap = tapped(offer, (choice) => choice.title.toLowerCase() === wanted);
  if (tap) return { content: tap, context: { id: sent.wamid } };
  return { content: { type: 'text', text: { body: answer.title } }, context: null };
}

function newFigures() {
  return {
    arrived: 0,
    messagesIn: 0,
    messagesOut: 0,
    webhooksPosted: 0,
    webhookFailures: 0,
    replyLatency: new Histogram(),
    webhookLatency: new Histogram(),
  };
}
