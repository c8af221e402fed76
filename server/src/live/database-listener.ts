import { Logger } from '@nestjs/common';
import type { Notification, Pool, PoolClient } from 'pg';

/** How long to wait before a lost connection is opened again, in ms. */
const RETRY_MS = 1_000;

/** How a connection is felt that may have gone without a word, as behind a gateway that drops quiet ones. */
export interface Pulse {
  /** The pause between two beats, in ms. */
  readonly everyMs: number;
  /** How long an answer may take, in ms. */
  readonly withinMs: number;
}

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
  private beat: NodeJS.Timeout | undefined;
  private running = false;

  /** @param pool a pool that nobody else uses */
  constructor(
    private readonly pool: Pool,
    private readonly channel: string,
    private readonly ears: Ears,
    private readonly pulse: Pulse = { everyMs: 15_000, withinMs: 10_000 },
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
    if (!this.running) return client.release(true);
    this.client = client;
    client.on('notification', ({ payload }: Notification) => this.ears.hear(payload ?? ''));
    client.once('error', (error) => this.lost(client, error));
    client.once('end', () => this.lost(client, new Error('The connection was closed')));
    await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    this.feel(client);
  }

  /** Asks for something again and again; a connection that does not answer is lost. */
  private feel(client: PoolClient): void {
    if (this.client !== client) return;
    const { everyMs, withinMs } = this.pulse;
    this.beat = setTimeout(() => {
      this.beat = setTimeout(() => this.lost(client, new Error(`No answer within ${withinMs} ms`)), withinMs);
      client.query('SELECT 1').then(
        () => {
          if (this.client !== client) return;
          clearTimeout(this.beat);
          this.feel(client);
        },
        (error: Error) => this.lost(client, error),
      );
    }, everyMs);
  }

  private lost(client: PoolClient, error: Error): void {
    if (this.client !== client) return;
    this.drop();
    if (!this.running) return;
    this.logger.warn({ err: error }, `The connection that listens to ${this.channel} was lost`);
    this.listenAgain();
  }

  private listenAgain(): void {
    // A connection that breaks while it begins to listen is lost in two ways at once.
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.listen().then(
        () => {
          if (this.running) this.ears.missed();
        },
        () => {
          this.drop();
          if (this.running) this.listenAgain();
        },
      );
    }, RETRY_MS);
  }

  /** Gives the connection up for good; the pool opens another one when it is asked. */
  private drop(): void {
    const { client } = this;
    this.client = undefined;
    clearTimeout(this.beat);
    client?.removeAllListeners('notification');
    client?.release(true);
  }
}
