import type { TemplateShape } from './graph/template-shape';
import { templateShape } from './graph/template-shape';
import { TokenBucket } from './graph/token-bucket';

/** A template as the Graph API lists it. */
export interface GraphTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED … */
  readonly status: string;
  /** MARKETING, UTILITY or AUTHENTICATION. */
  readonly category: string;
  readonly parameter_format?: 'POSITIONAL' | 'NAMED' | undefined;
  readonly components: readonly { readonly type: string; readonly [key: string]: unknown }[];
  readonly quality_score?: { readonly score: string; readonly date?: number } | undefined;
}

/** One business number of the sandbox, with what a Meta app would be configured with. */
export interface SimulatedChannel {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly accessToken: string;
  readonly appSecret: string;
  /** Where signed webhooks go. Empty: they wait until there is one. */
  readonly webhookUrl: string;
  readonly templates: readonly GraphTemplate[];
}

/** A registered channel with what is derived from it once instead of on every request. */
export interface Channel {
  readonly details: SimulatedChannel;
  /** Digits only, as customers know it. */
  readonly ownWaId: string;
  readonly templates: ReadonlyMap<string, TemplateShape>;
  readonly throughput: TokenBucket;
  /** Service messages of the running calendar month; the first thousand are free. */
  readonly serviceMessages: { month: string; count: number };
}

export const templateKey = (name: string, language: string): string => `${name}\n${language}`;

export class Channels {
  private readonly byNumber = new Map<string, Channel>();
  private readonly byToken = new Map<string, Channel[]>();

  /** Adds a channel, or replaces the one with the same phone number id. */
  put(details: SimulatedChannel): Channel {
    const earlier = this.byNumber.get(details.phoneNumberId);
    const channel: Channel = {
      details,
      ownWaId: details.displayPhoneNumber.replace(/\D/g, ''),
      templates: new Map(details.templates.map((t) => [templateKey(t.name, t.language), templateShape(t)])),
      throughput: earlier?.throughput ?? new TokenBucket(),
      serviceMessages: earlier?.serviceMessages ?? { month: '', count: 0 },
    };
    this.byNumber.set(details.phoneNumberId, channel);
    this.byToken.clear();
    for (const each of this.byNumber.values()) {
      const others = this.byToken.get(each.details.accessToken) ?? [];
      this.byToken.set(each.details.accessToken, [...others, each]);
    }
    return channel;
  }

  all(): readonly Channel[] {
    return [...this.byNumber.values()];
  }

  find(phoneNumberId: string): Channel | undefined {
    return this.byNumber.get(phoneNumberId);
  }

  ofToken(token: string): readonly Channel[] {
    return this.byToken.get(token) ?? [];
  }

  ofWaba(wabaId: string): readonly Channel[] {
    return this.all().filter((channel) => channel.details.wabaId === wabaId);
  }
}
