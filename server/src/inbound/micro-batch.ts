/**
 * Collects items for a moment and hands them over together, one batch at a time, so that many callers share one
 * commit. Each caller's promise settles with its batch.
 */
export class MicroBatch<Item> {
  private readonly waiting: {
    readonly item: Item;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | undefined;

  /**
   * @param flush stores a batch; when it rejects, every item of the batch is rejected
   * @param waitMs how long the first item of a batch may wait for company
   * @param most how many items go into one batch
   */
  constructor(
    private readonly flush: (items: readonly Item[]) => Promise<void>,
    private readonly waitMs: number,
    private readonly most: number,
  ) {}

  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (this.waiting.length >= this.most) this.start();
      else this.timer ??= setTimeout(() => this.start(), this.waitMs);
    });
  }

  /** Waits until everything that was added is stored. */
  async drain(): Promise<void> {
    while (this.flushing || this.waiting.length > 0) {
      this.start();
      await this.flushing;
    }
  }

  private start(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.flushing || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.most);
    this.flushing = this.flush(batch.map(({ item }) => item))
      .then(
        () => batch.forEach(({ done }) => done()),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      )
      .finally(() => {
        this.flushing = undefined;
        if (this.waiting.length > 0) this.start();
      });
  }
}
