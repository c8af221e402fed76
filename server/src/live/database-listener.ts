import { Logger } from '@nestjs/common';
import type { Notification, Pool, PoolClient } from 'pg';

/** How long to wait before a lost connection is opened again, in ms. */
const RETRY_MS = 1_000;

export interface Ears {
  readonly hear: (payload: string) => void;
  /** Called after a connection was lost and is back: what was said meanwhile is lost. */
  readonly missed: () => void;
}

/** Hears the notices of a Postgres channel on a connection of its own, for as long as it runs. */
export class DatabaseListener {
  private readonly logger = new Logger(DatabaseListener.name);
  private client: PoolClient | undefined;
  private retry: NodeJS.Timeout | undefined;
  private running = false;

  /** @param pool a pool that nobody else uses */
  constructor(
    private readonly pool: Pool,
    private readonly channel: string,
    private readonly ears: Ears,
  ) {}

  /** Listens when it resolves. */
  async start(): Promise<void> {
    this.running = true;
    await this.listen();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.retry);
    this.drop();
  }

  private async listen(): Promise<void> {
    const client = await this.pool.connect();
    this.client = client;
    client.on('notification', ({ payload }: Notification) => this.ears.hear(payload ?? ''));
    client.once('error', (error) => this.lost(client, error));
    client.once('end', () => this.lost(client, new Error('The connection was closed')));
    await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
  }

  private lost(client: PoolClient, error: Error): void {
    if (this.client !== client) return;
    this.drop();
    if (!this.running) return;
    this.logger.warn({ err: error }, `The connection that listens to ${this.channel} was lost`);
    this.listenAgain();
  }

  private listenAgain(): void {
    this.retry = setTimeout(() => {
      this.listen().then(this.ears.missed, () => {
        this.drop();
        if (this.running) this.listenAgain();
      });
    }, RETRY_MS);
  }

  /** Gives the connection up for good; the pool opens another one when it is asked. */
  private drop(): void {
    const { client } = this;
    this.client = undefined;
    client?.removeAllListeners('notification');
    client?.release(true);
  }
}
