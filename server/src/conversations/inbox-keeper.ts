import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { closedSince } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import { Round } from '../runs/round';
import { AwayMessagesRepository, type AwayMessage, type AwayWorkspace } from './away-messages.repository';
import { TurnsRepository } from './turns.repository';
import { WordIndexRepository } from './word-index.repository';

const EVERY_MS = 1_000;
/** How often new words are worked into the index of the search, in ms. */
const INDEX_EVERY_MS = 5_000;

const turns = new TurnsRepository();
const away = new AwayMessagesRepository();
const words = new WordIndexRepository();

/** What the inbox does by itself: conversations go to agents by turns, and who writes while nobody is there is told. */
@Injectable()
export class InboxKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(InboxKeeper.name);
  private readonly pool: Pool;
  private readonly rounds = [
    this.round(EVERY_MS, () => this.giveByTurns()),
    this.round(EVERY_MS, () => this.answerForAway()),
    this.round(INDEX_EVERY_MS, () => inTransaction(this.pool, (tx) => words.settle(tx))),
  ];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly clock: Clock,
    private readonly live: LiveNotices,
    private readonly doorbell: Doorbell,
  ) {
    this.pool = connections.pool('inbox keeper', 1);
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    for (const round of this.rounds) round.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.rounds.map((round) => round.stop()));
  }

  /** One round; public so that a test need not wait for the next one. */
  async giveByTurns(): Promise<void> {
    const given = await inTransaction(this.pool, (tx) => turns.give(tx));
    for (const { workspaceId, id } of given) this.live.addConversation(workspaceId, id);
  }

  /** One round; public so that a test need not wait for the next one. */
  async answerForAway(): Promise<void> {
    const queued = await inTransaction(this.pool, async (tx) => {
      const workspaces = await away.workspaces(tx);
      return Promise.all(workspaces.map((workspace) => this.answerIn(workspace, tx)));
    });
    for (const { workspaceId, id, conversationId } of queued.flat()) {
      this.live.addMessage(workspaceId, id);
      this.live.addConversation(workspaceId, conversationId);
    }
    if (queued.flat().length > 0) this.doorbell.ring('send');
  }

  private async answerIn(workspace: AwayWorkspace, tx: PoolClient): Promise<readonly AwayMessage[]> {
    const now = this.clock.date();
    const since = closedSince(workspace.businessHours, now.getTime());
    if (since === null) return [];
    const waiting = await away.leftWaiting(workspace.id, since, now.getTime(), tx);
    return waiting.length === 0 ? [] : away.queue(workspace, waiting, since, now, tx);
  }

  private round(everyMs: number, work: () => Promise<void>): Round {
    return new Round(everyMs, work, (error) =>
      this.logger.warn({ err: error }, 'A round of the inbox failed and will come again'),
    );
  }
}
