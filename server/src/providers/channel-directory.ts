import { Inject, Injectable } from '@nestjs/common';
import type { ChannelId } from '@sendero/shared';
import type { Channel } from './provider';
import { ChannelRepository } from './channel.repository';

/** How long credentials are kept before they are looked up again, in ms. */
const FRESH_MS = 5_000;

/** The channels in memory: every webhook and every send asks for one. */
@Injectable()
export class ChannelDirectory {
  private channels: ReadonlyMap<string, Channel> = new Map();
  private loadedAt = 0;
  private loading: Promise<void> | undefined;

  constructor(@Inject(ChannelRepository) private readonly repository: ChannelRepository) {}

  async find(id: ChannelId | string): Promise<Channel | undefined> {
    return (await this.all()).get(id);
  }

  async all(): Promise<ReadonlyMap<string, Channel>> {
    if (Date.now() - this.loadedAt > FRESH_MS) {
      this.loading ??= this.load().finally(() => {
        this.loading = undefined;
      });
      // A stale answer is good enough while the fresh one is on its way; without any answer there is nothing to give.
      if (this.loadedAt === 0) await this.loading;
      else this.loading.catch(() => undefined);
    }
    return this.channels;
  }

  /** Forgets what is known, after a channel was changed. */
  refresh(): Promise<void> {
    return this.load();
  }

  private async load(): Promise<void> {
    this.channels = new Map((await this.repository.all()).map((channel) => [channel.id, channel]));
    this.loadedAt = Date.now();
  }
}
