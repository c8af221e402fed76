import { Inject, Injectable } from '@nestjs/common';
import { closedSince } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import { RoundWorker } from '../runs/round-worker';
import { AwayMessagesRepository, type AwayMessage, type AwayWorkspace } from './away-messages.repository';
import { InboxConnection } from './inbox-connection';

const EVERY_MS = 1_000;

const away = new AwayMessagesRepository();

/** Sends the away message to whoever writes to people outside business hours, once for each time of closing. */
@Injectable()
export class AwayAnswerer extends RoundWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly connection: InboxConnection,
    private readonly clock: Clock,
    private readonly live: LiveNotices,
    private readonly doorbell: Doorbell,
  ) {
    super(config, EVERY_MS, 'Away messages could not be queued, which will be tried again');
  }

  /** One round; public so that a test need not wait for the next one. */
  async work(): Promise<void> {
    const answers = await inTransaction(this.connection.pool, async (tx) => {
      const workspaces = await away.workspaces(tx);
      return Promise.all(workspaces.map((workspace) => this.answerIn(workspace, tx)));
    });
    const queued = answers.flat();
    for (const { workspaceId, id, conversationId } of queued) {
      this.live.addMessage(workspaceId, id);
      this.live.addConversation(workspaceId, conversationId);
    }
    if (queued.length > 0) this.doorbell.ring('send');
  }

  private async answerIn(workspace: AwayWorkspace, tx: PoolClient): Promise<readonly AwayMessage[]> {
    const now = this.clock.date();
    const since = closedSince(workspace.businessHours, now.getTime());
    if (since === null) return [];
    const waiting = await away.leftWaiting(workspace.id, since, now.getTime(), tx);
    return waiting.length === 0 ? [] : away.queue(workspace, waiting, since, now, tx);
  }
}
