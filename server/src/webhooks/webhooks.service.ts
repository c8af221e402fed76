import { Inject, Injectable } from '@nestjs/common';
import {
  MOST_ENDPOINTS,
  sentenceWithout,
  tapOf,
  WEBHOOK_VERSION,
  webexConnectEventTypes,
  webhookEventTitles,
  type DeliveryAttempt,
  type NewWebhook,
  type WebhookSettings,
  type WebhookTest,
  type WebhookView,
  type WorkspaceId,
} from '@sendero/shared';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { userError } from '../errors';
import { newId } from '../new-id';
import { EndpointClient } from './endpoint-client';
import { EndpointsRepository, healthOf, tapsOf, type EndpointFields, type EndpointRow } from './endpoints.repository';
import { FORMER_SECRET_MS, newSecret } from './new-secret';
import { mustBeReachable } from './reachable';
import { TapsRepository } from './taps.repository';

/** Which other systems are told of what. */
@Injectable()
export class WebhooksService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly endpoints: EndpointsRepository,
    private readonly taps: TapsRepository,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId): Promise<readonly WebhookView[]> {
    return (await this.endpoints.list(workspace, 'webhook')).map(asView);
  }

  async view(workspace: WorkspaceId, id: string, tx?: EntityManager): Promise<WebhookView> {
    const [row] = await this.endpoints.list(workspace, 'webhook', id, tx);
    if (!row) throw userError(404, 'webhook.not_found');
    return asView(row);
  }

  /** The secret is shown in the answer and never again; when there can be no answer with it, there is no webhook either. */
  async create(workspace: WorkspaceId, settings: WebhookSettings): Promise<NewWebhook> {
    mustBeReachable(settings, this.config);
    const [id, secret] = [newId<string>(), newSecret()];
    const endpoint = { id, kind: 'webhook', fields: fieldsOf(settings), secret, tokenHash: null } as const;
    return this.taps.open(tapsOf(endpoint.fields), async (tx) => {
      if (!(await this.endpoints.create(workspace, endpoint, MOST_ENDPOINTS, this.clock.date(), tx)))
        throw userError(409, 'webhook.too_many', { limit: MOST_ENDPOINTS });
      return { webhook: await this.view(workspace, id, tx), secret };
    });
  }

  async change(workspace: WorkspaceId, id: string, settings: WebhookSettings): Promise<WebhookView> {
    mustBeReachable(settings, this.config);
    const fields = fieldsOf(settings);
    await this.taps.open(tapsOf(fields), async (tx) => {
      if (!(await this.endpoints.change(workspace, 'webhook', id, fields, this.clock.date(), tx)))
        throw userError(404, 'webhook.not_found');
    });
    await this.taps.follow();
    return this.view(workspace, id);
  }

  async delete(workspace: WorkspaceId, id: string): Promise<void> {
    if (!(await this.endpoints.delete(workspace, 'webhook', id))) throw userError(404, 'webhook.not_found');
    await this.taps.follow();
  }

  /** The former secret signs as well for a day. */
  async rotate(workspace: WorkspaceId, id: string): Promise<NewWebhook> {
    const secret = newSecret();
    const next = { secret, tokenHash: null, formerUntil: new Date(Date.now() + FORMER_SECRET_MS) };
    if (!(await this.endpoints.rotate(workspace, 'webhook', id, next))) throw userError(404, 'webhook.not_found');
    return { webhook: await this.view(workspace, id), secret };
  }

  /** Makes one call at once, beside the queue, and says what came of it. */
  async test(workspace: WorkspaceId, id: string): Promise<DeliveryAttempt> {
    const address = await this.endpoints.address(workspace, id);
    if (!address) throw userError(404, 'webhook.not_found');
    const client = new EndpointClient(this.config.allowPrivateWebhooks);
    const [begun, at] = [Date.now(), this.clock.now()];
    const body: WebhookTest = {
      id: newId<string>(),
      version: WEBHOOK_VERSION,
      type: 'webhook.test',
      at: new Date(at).toISOString(),
      workspaceId: workspace,
    };
    try {
      const { status, problem, said } = await client.call(
        { ...address, attempts: 0, body },
        new AbortController().signal,
      );
      const shown = problem && { code: problem, message: sentenceWithout(problem) };
      return { at, tookMs: Date.now() - begun, status, problem: shown, answer: said };
    } finally {
      await client.close();
    }
  }
}

function fieldsOf({ name, url, format, events, journeys, channels, enabled }: WebhookSettings): EndpointFields {
  const chosen = [...new Set(events)];
  const strange = format === 'webex-connect' ? chosen.filter((type) => !webexConnectEventTypes.includes(type)) : [];
  if (strange.length > 0) {
    const named = strange.map((type) => `“${webhookEventTitles[type]}”`).join(', ');
    throw userError(422, 'webhook.not_in_format', { events: named });
  }
  const taps = [...new Set(chosen.map((type) => tapOf[type]))];
  return {
    ...{ name, url, format, events: chosen, taps, enabled },
    journeys: [...new Set(journeys)],
    channels: [...new Set(channels)],
  };
}

function asView(row: EndpointRow): WebhookView {
  const { id, name, url, format, events, journeys, channels, enabled, createdAt, formerUntil } = row;
  return {
    ...{ id, name, url, format, events, journeys, channels, enabled },
    health: healthOf(row),
    formerSecretUntil: formerUntil?.getTime() ?? null,
    createdAt: createdAt.getTime(),
  };
}
