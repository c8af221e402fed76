import { Inject, Injectable } from '@nestjs/common';
import { MOST_ENDPOINTS, type BotSettings, type BotView, type NewBot, type WorkspaceId } from '@sendero/shared';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { userError } from '../errors';
import { newId } from '../new-id';
import {
  EndpointsRepository,
  healthOf,
  tapsOf,
  type EndpointFields,
  type EndpointRow,
} from '../webhooks/endpoints.repository';
import { FORMER_SECRET_MS, hashOfToken, newSecret, newToken } from '../webhooks/new-secret';
import { mustBeReachable } from '../webhooks/reachable';
import { TapsRepository } from '../webhooks/taps.repository';
import { BotHoldsRepository } from './bot-holds.repository';

/** The bots that conversations can be handed to. */
@Injectable()
export class BotsService {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly holds: BotHoldsRepository,
    private readonly taps: TapsRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(workspace: WorkspaceId): Promise<readonly BotView[]> {
    return (await this.endpoints.list(workspace, 'bot')).map(asView);
  }

  /** The secret and the token are shown in the answer and never again. */
  async create(workspace: WorkspaceId, settings: BotSettings): Promise<NewBot> {
    mustBeReachable(settings, this.config);
    const [id, secret, token] = [newId<string>(), newSecret(), newToken()];
    const endpoint = { id, kind: 'bot', fields: fieldsOf(settings), secret, tokenHash: hashOfToken(token) } as const;
    return this.taps.open(tapsOf(endpoint.fields), async (tx) => {
      if (!(await this.endpoints.create(workspace, endpoint, MOST_ENDPOINTS, this.clock.date(), tx)))
        throw userError(409, 'webhook.too_many', { limit: MOST_ENDPOINTS });
      return { bot: await this.view(workspace, id, tx), secret, token };
    });
  }

  /** A bot that is switched off gives its conversations to people. */
  async change(workspace: WorkspaceId, id: string, settings: BotSettings): Promise<BotView> {
    mustBeReachable(settings, this.config);
    const [now, fields] = [this.clock.date(), fieldsOf(settings)];
    await this.taps.open(tapsOf(fields), async (tx) => {
      if (!(await this.endpoints.change(workspace, 'bot', id, fields, now, tx))) throw userError(404, 'bot.not_found');
      if (!settings.enabled) await this.holds.endAll(workspace, id, now, tx);
    });
    // Once more for what it was given meanwhile by who still saw it switched on.
    if (!settings.enabled) await this.holds.endAll(workspace, id, now);
    await this.taps.follow();
    return this.view(workspace, id);
  }

  /** Its conversations go to people. */
  async delete(workspace: WorkspaceId, id: string): Promise<void> {
    const users = await this.holds.usersOf(workspace, id);
    if (users.length > 0) throw userError(409, 'bot.in_use', { users: users.map((name) => `“${name}”`).join(', ') });
    await this.holds.transaction(async (tx) => {
      await this.holds.endAll(workspace, id, this.clock.date(), tx);
      if (!(await this.endpoints.delete(workspace, 'bot', id, tx))) throw userError(404, 'bot.not_found');
    });
    await this.taps.follow();
  }

  /** The former secret signs as well for a day; the former token is of no use at once. */
  async rotate(workspace: WorkspaceId, id: string): Promise<NewBot> {
    const [secret, token] = [newSecret(), newToken()];
    const formerUntil = new Date(Date.now() + FORMER_SECRET_MS);
    if (!(await this.endpoints.rotate(workspace, 'bot', id, { secret, tokenHash: hashOfToken(token), formerUntil })))
      throw userError(404, 'bot.not_found');
    return { bot: await this.view(workspace, id), secret, token };
  }

  private async view(workspace: WorkspaceId, id: string, tx?: EntityManager): Promise<BotView> {
    const [row] = await this.endpoints.list(workspace, 'bot', id, tx);
    if (!row) throw userError(404, 'bot.not_found');
    return asView(row);
  }
}

/** What came in is what a bot is told, of the conversations that it holds. */
function fieldsOf({ name, url, enabled }: BotSettings): EndpointFields {
  return { name, url, format: 'sendero', events: [], taps: ['incoming'], journeys: [], channels: [], enabled };
}

function asView(row: EndpointRow): BotView {
  const { id, name, url, enabled, holding, createdAt, formerUntil } = row;
  return {
    ...{ id, name, url, enabled, holding },
    health: healthOf(row),
    formerSecretUntil: formerUntil?.getTime() ?? null,
    createdAt: createdAt.getTime(),
  };
}
