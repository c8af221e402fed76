import { Inject, Injectable, Logger } from '@nestjs/common';
import { templateKey, withTrackedLinks, type ChannelId, type ConsentEntries } from '@sendero/shared';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { ChannelDirectory } from '../providers/channel-directory';
import { callbackData } from '../providers/meta/webhook';
import { Provider, type Channel } from '../providers/provider';
import type { TemplatesByKey } from '../runs/template-cache';
import { settlementOf } from './outcome-policy';
import type { LeasedMessage, Result } from './outbox.repository';
import { recheck, type LimitedMessage } from './recheck';
import { Settlement } from './settlement';

/** Carries leased messages to the provider, many at once, the messages of one person one after another. */
@Injectable()
export class Courier {
  private readonly logger = new Logger(Courier.name);
  private readonly underWay = new Set<Promise<void>>();
  private open = 0;

  constructor(
    private readonly provider: Provider,
    private readonly channels: ChannelDirectory,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Messages that are leased by this process and not settled yet. */
  get inFlight(): number {
    return this.open;
  }

  now(): Date {
    return this.clock.date();
  }

  async limitsOf(channel: ChannelId): Promise<Pick<Channel, 'throughputPerSecond' | 'frequencyCap'>> {
    return (await this.channels.find(channel)) ?? { throughputPerSecond: 0, frequencyCap: null };
  }

  /** @param leasedAt when the lease began, machine time */
  deliver(channel: ChannelId, messages: readonly LimitedMessage[], leasedAt: number): void {
    const lastCallAt = leasedAt + this.config.leaseMs - this.config.callTimeoutMs;
    this.open += messages.length;
    for (const group of byContact(messages)) {
      const delivery = this.oneAfterAnother(channel, group, lastCallAt)
        .catch((error: unknown) => {
          // Unsettled: the lease runs out and the messages count as in doubt.
          this.logger.error({ err: error }, 'What became of a message could not be stored');
        })
        .finally(() => {
          this.open -= group.length;
          this.underWay.delete(delivery);
        });
      this.underWay.add(delivery);
    }
  }

  async drain(): Promise<void> {
    await Promise.all(this.underWay);
    await this.settlement.drain();
  }

  /**
   * A call that might outlast the lease is not begun: somebody else would take the message for lost meanwhile. Whoever
   * waited for an earlier message to be answered may have asked us to stop since the lease.
   */
  private async oneAfterAnother(
    channelId: ChannelId,
    messages: readonly LimitedMessage[],
    lastCallAt: number,
  ): Promise<void> {
    const channel = await this.channels.find(channelId);
    const templates = await this.settlement.templates(channelId);
    let putBack: { readonly notBefore: Date | null } | undefined;
    let consent: ConsentEntries | undefined;
    for (const [place, leased] of messages.entries()) {
      const message = consent ? { ...leased, consent } : leased;
      if (Date.now() > lastCallAt) putBack ??= { notBefore: null };
      const result: Result = putBack
        ? { ...blank(message), ...putBack, status: 'queued', tried: false }
        : await this.send(channel, message, templates);
      // What quiet hours hold back may be overtaken: an answer does not wait until morning.
      if (result.status === 'queued' && result.quietUntil === null) putBack = { notBefore: result.notBefore };
      consent = await this.settlement.add(result, messages[place + 1]?.contactId ?? null);
    }
  }

  private async send(
    channel: Channel | undefined,
    message: LimitedMessage,
    templates: TemplatesByKey,
  ): Promise<Result> {
    if (!channel) return { ...blank(message), status: 'failed', problem: 'message.channel_unusable' };
    const hindrance = recheck(message, templates, this.clock.now());
    if (hindrance?.type === 'refused') return { ...blank(message), status: 'failed', problem: hindrance.problem };
    if (hindrance?.type === 'held') {
      return { ...blank(message), status: 'queued', quietUntil: new Date(hindrance.until), tried: false };
    }
    const { content } = message;
    const template =
      content.type === 'template'
        ? templates[templateKey(content.template.name, content.template.language)]
        : undefined;
    const to = message.phone || !message.userId ? { phone: message.phone } : { userId: message.userId };
    const outcome = await this.provider.send(channel, {
      to,
      content: content.type === 'reaction' ? content : withTrackedLinks(content, this.config.linkBase),
      template,
      callbackData: callbackData(message.id),
    });
    const { result, hold } = settlementOf(message, outcome, this.clock.now(), Math.random());
    if (hold > 0) await this.settlement.holdChannel(channel.id, hold);
    return result;
  }
}

function blank({ id, attempt }: LeasedMessage): Omit<Result, 'status'> {
  return { id, attempt, providerId: null, problem: null, detail: null, notBefore: null, quietUntil: null, tried: true };
}

function byContact(messages: readonly LimitedMessage[]): readonly (readonly LimitedMessage[])[] {
  const groups = new Map<string, LimitedMessage[]>();
  for (const message of messages) {
    const group = groups.get(message.contactId);
    if (group) group.push(message);
    else groups.set(message.contactId, [message]);
  }
  return [...groups.values()];
}
