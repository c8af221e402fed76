import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { inTransaction } from '../database/hot-connections';
import { LiveNotices } from '../live/live-notices';
import { RoundWorker } from '../runs/round-worker';
import { InboxConnection } from './inbox-connection';
import { TurnsRepository } from './turns.repository';

const EVERY_MS = 1_000;

const turns = new TurnsRepository();

/** Gives what waits with a team to its members by turns. */
@Injectable()
export class TurnGiver extends RoundWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly connection: InboxConnection,
    private readonly live: LiveNotices,
  ) {
    super(config, EVERY_MS, 'Conversations could not be given by turns, which will be tried again');
  }

  /** One round; public so that a test need not wait for the next one. */
  async work(): Promise<void> {
    const given = await inTransaction(this.connection.pool, (tx) => turns.give(tx));
    for (const { workspaceId, id } of given) this.live.addConversation(workspaceId, id);
  }
}
