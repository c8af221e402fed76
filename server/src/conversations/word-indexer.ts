import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { inTransaction } from '../database/hot-connections';
import { RoundWorker } from '../runs/round-worker';
import { InboxConnection } from './inbox-connection';
import { WordIndexRepository } from './word-index.repository';

const EVERY_MS = 5_000;

const words = new WordIndexRepository();

/** Works new words of messages into the index that the inbox searches. */
@Injectable()
export class WordIndexer extends RoundWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly connection: InboxConnection,
  ) {
    super(config, EVERY_MS, 'New words could not be indexed, which will be tried again');
  }

  protected work(): Promise<void> {
    return inTransaction(this.connection.pool, (tx) => words.settle(tx));
  }
}
