import type { Channel } from '../channels';
import type { Tuning } from '../settings';
import { WebhookQueue, type WebhookWatcher } from './webhook-queue';
import type { WebhookUpdate } from './webhook-update';

/** One queue for each business number. */
export class Webhooks {
  private readonly queues = new Map<string, WebhookQueue>();

  constructor(
    private readonly tuning: Tuning,
    private readonly watcher: WebhookWatcher,
  ) {}

  /** Starts delivering for a channel, or goes on with its changed details. */
  serve(channel: Channel): void {
    const id = channel.details.phoneNumberId;
    const queue = this.queues.get(id);
    if (!queue) return void this.queues.set(id, new WebhookQueue(channel, this.tuning, this.watcher));
    queue.channel = channel;
    queue.wake();
  }

  enqueue(update: WebhookUpdate): void {
    this.queues.get(update.chat.phoneNumberId)?.enqueue(update);
  }

  async delivered(update: WebhookUpdate, withinMs: number): Promise<void> {
    await this.queues.get(update.chat.phoneNumberId)?.delivered(update, withinMs);
  }

  pending(kind: WebhookUpdate['kind']): number {
    return [...this.queues.values()].reduce((sum, queue) => sum + queue.pending[kind], 0);
  }

  undelivered(): readonly WebhookUpdate[] {
    return [...this.queues.values()].flatMap((queue) => queue.undelivered());
  }

  clear(): void {
    for (const queue of this.queues.values()) queue.clear();
  }

  close(): void {
    for (const queue of this.queues.values()) queue.close();
  }
}
