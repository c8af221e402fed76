import type { Channel } from '../channels';
import type { Tuning } from '../settings';
import { postWebhook, signatureOf, type PostOutcome } from './webhook-post';
import { webhookBody, type WebhookUpdate } from './webhook-update';

/** Waits between tries of one POST, in ms; the last one repeats for as long as it takes. */
const RETRY_DELAYS_MS: readonly number[] = [0, 1_000, 5_000, 15_000, 30_000];
/** A receiver that can't be reached at all is knocked at this often. */
const KNOCK_EVERY_MS = 1_000;
const POSTS_AT_ONCE = 300;
const REORDER_BY_MS = 1_500;
const DUPLICATE_AFTER_MS = 200;

export interface WebhookWatcher {
  /** Just before the first try. */
  readonly posted: (update: WebhookUpdate) => void;
  readonly delivered: (update: WebhookUpdate) => void;
  /** One try, good or not, and its round trip in ms. */
  readonly tried: (tookMs: number, ok: boolean) => void;
}

/** Updates about one customer: at most one POST is under way for them, so they arrive in order. */
interface Lane {
  readonly key: string;
  readonly updates: WebhookUpdate[];
  busy: boolean;
}

interface Batch {
  readonly body: string;
  readonly signature: string;
  readonly lanes: readonly { readonly lane: Lane; readonly updates: readonly WebhookUpdate[] }[];
  tries: number;
}

/** Delivers a channel's updates at least once: whatever isn't answered with 200 is tried again, byte for byte the same. */
export class WebhookQueue {
  private readonly lanes = new Map<string, Lane>();
  private readonly ready = new Set<Lane>();
  private readonly retries = new Map<Batch, NodeJS.Timeout>();
  private readonly underWay = new Set<Batch>();
  private readonly held = new Map<WebhookUpdate, NodeJS.Timeout>();
  /** Updates not answered with 200 yet. */
  readonly pending = { messages: 0, statuses: 0 };
  private readonly waiters = new Map<WebhookUpdate, () => void>();
  private flushing: NodeJS.Immediate | null = null;
  private receiverGone = false;
  private closed = false;
  private heldCount = 0;

  constructor(
    public channel: Channel,
    private readonly tuning: Tuning,
    private readonly watcher: WebhookWatcher,
  ) {}

  enqueue(update: WebhookUpdate): void {
    this.pending[update.kind]++;
    const { waId } = update.chat.person;
    if (!this.tuning.happens('reorderWebhook')) return this.join(waId, update);
    const release = () => {
      this.held.delete(update);
      this.join(`${waId}/${++this.heldCount}`, update);
    };
    this.held.set(update, setTimeout(release, Math.random() * REORDER_BY_MS).unref());
  }

  /** Resolves when the update was answered with 200, or after `withinMs`. */
  delivered(update: WebhookUpdate, withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiters.delete(update);
        resolve();
      };
      const timer = setTimeout(done, withinMs).unref();
      this.waiters.set(update, done);
    });
  }

  /** Looks again for work, after the receiver's address changed. */
  wake(): void {
    this.receiverGone = false;
    for (const batch of [...this.retries.keys()]) this.retryNow(batch);
    this.flushSoon();
  }

  /** Everything that has not been answered with 200 yet, each customer's in order. */
  undelivered(): readonly WebhookUpdate[] {
    const batches = [...this.underWay, ...this.retries.keys()];
    return [
      ...batches.flatMap((batch) => batch.lanes.flatMap(({ updates }) => updates)),
      ...[...this.lanes.values()].flatMap((lane) => lane.updates),
      ...this.held.keys(),
    ];
  }

  clear(): void {
    for (const timer of [...this.retries.values(), ...this.held.values()]) clearTimeout(timer);
    for (const map of [this.retries, this.held, this.lanes, this.ready, this.underWay]) map.clear();
    for (const done of [...this.waiters.values()]) done();
    this.pending.messages = this.pending.statuses = 0;
  }

  close(): void {
    this.closed = true;
    if (this.flushing) clearImmediate(this.flushing);
    for (const timer of [...this.retries.values(), ...this.held.values()]) clearTimeout(timer);
  }

  private join(key: string, update: WebhookUpdate): void {
    let lane = this.lanes.get(key);
    if (!lane) this.lanes.set(key, (lane = { key, updates: [], busy: false }));
    lane.updates.push(update);
    if (!lane.busy) this.ready.add(lane);
    this.flushSoon();
  }

  private flushSoon(): void {
    this.flushing ??= setImmediate(() => {
      this.flushing = null;
      this.flush();
    });
  }

  private flush(): void {
    while (!this.closed && !this.receiverGone && this.ready.size > 0 && this.underWay.size < POSTS_AT_ONCE) {
      if (this.channel.details.webhookUrl === '') return;
      const batch = this.nextBatch();
      for (const { updates } of batch.lanes) updates.forEach(this.watcher.posted);
      void this.post(batch);
    }
  }

  private nextBatch(): Batch {
    const lanes: { lane: Lane; updates: readonly WebhookUpdate[] }[] = [];
    let room = Math.max(1, this.tuning.settings.webhookBatch);
    for (const lane of this.ready) {
      const updates = lane.updates.splice(0, room);
      room -= updates.length;
      lane.busy = true;
      this.ready.delete(lane);
      lanes.push({ lane, updates });
      if (room === 0) break;
    }
    const body = webhookBody(
      this.channel,
      lanes.flatMap(({ updates }) => updates),
    );
    return { body, signature: signatureOf(body, this.channel.details.appSecret), lanes, tries: 0 };
  }

  private async post(batch: Batch): Promise<void> {
    this.underWay.add(batch);
    const startedAt = performance.now();
    const outcome = await postWebhook(this.channel.details.webhookUrl, batch.body, batch.signature);
    this.watcher.tried(performance.now() - startedAt, outcome.status === 200);
    // Forgotten meanwhile, by `clear`.
    if (!this.underWay.delete(batch)) return;
    if (this.closed) return void this.underWay.add(batch);
    if (outcome.status === 200) this.succeeded(batch);
    else this.failed(batch, outcome);
  }

  private succeeded(batch: Batch): void {
    for (const { lane, updates } of batch.lanes) {
      for (const update of updates) {
        this.pending[update.kind]--;
        this.watcher.delivered(update);
        this.waiters.get(update)?.();
      }
      lane.busy = false;
      if (lane.updates.length > 0) this.ready.add(lane);
      else this.lanes.delete(lane.key);
    }
    if (this.tuning.happens('duplicateWebhook')) this.postAgain(batch);
    if (this.receiverGone) return this.wake();
    this.flushSoon();
  }

  private failed(batch: Batch, outcome: PostOutcome): void {
    this.receiverGone = outcome.status === null;
    const delay = RETRY_DELAYS_MS[Math.min(batch.tries, RETRY_DELAYS_MS.length - 1)] ?? KNOCK_EVERY_MS;
    batch.tries++;
    const wait = this.receiverGone ? Math.min(delay, KNOCK_EVERY_MS) : delay;
    this.retries.set(batch, setTimeout(() => this.retryNow(batch), wait).unref());
    this.flushSoon();
  }

  private retryNow(batch: Batch): void {
    clearTimeout(this.retries.get(batch));
    if (this.retries.delete(batch)) void this.post(batch);
  }

  /** A copy nobody waits for. */
  private postAgain({ body, signature }: Batch): void {
    const again = () => void postWebhook(this.channel.details.webhookUrl, body, signature);
    setTimeout(again, Math.random() * DUPLICATE_AFTER_MS).unref();
  }
}
