import { isPoison } from '../runs/poison';

/**
 * Hands items over together, one batch at a time, so that many callers share one commit. Whoever comes after a quiet time
 * is handed over at once; under load, batches begin a set time apart and grow instead of becoming more. Each caller's
 * promise settles with its batch.
 */
export class MicroBatch<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** When the last batch began, in ms of machine time. */
  private beganAt = -Infinity;
  private flushing: Promise<void> | undefined;

  /**
   * @param flush stores a batch, or nothing of it. When it rejects, every item of the batch is rejected; but when one of
   *   them must be to blame, each is tried by itself, so that it takes no others along
   * @param paceMs how far apart batches begin that are not full, in ms
   * @param most how many items go into one batch
   */
  constructor(
    private readonly flush: (items: readonly Item[]) => Promise<void>,
    private readonly paceMs: number,
    private readonly most: number,
  ) {}

  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      this.schedule();
    });
  }

  /** Waits until everything that was added is stored. */
  async drain(): Promise<void> {
    while (this.flushing || this.waiting.length > 0) {
      this.start();
      await this.flushing;
    }
  }

  private schedule(): void {
    if (this.waiting.length >= this.most) return this.start();
    if (this.flushing || this.waiting.length === 0) return;
    this.timer ??= setTimeout(() => this.start(), Math.max(0, this.beganAt + this.paceMs - performance.now()));
  }

  private start(): void {
    if (this.flushing || this.waiting.length === 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.beganAt = performance.now();
    this.flushing = this.settle(this.waiting.splice(0, this.most)).finally(() => {
      this.flushing = undefined;
      this.schedule();
    });
  }

  private async settle(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.flush(batch.map(({ item }) => item));
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length > 1 && isPoison(error)) for (const one of batch) await this.settle([one]);
      else for (const { failed } of batch) failed(error);
    }
  }
}

interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}
