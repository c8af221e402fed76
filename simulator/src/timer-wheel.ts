/** Thousands of short delays on one timer: items are kept by the tick they are due at, and handed out together. */
export class TimerWheel<Item> {
  private readonly slots = new Map<number, Item[]>();
  private timer: NodeJS.Timeout | null = null;
  private lastSlot = 0;
  private waiting = 0;

  constructor(
    private readonly onDue: (item: Item) => void,
    private readonly tickMs = 10,
  ) {}

  get size(): number {
    return this.waiting;
  }

  schedule(item: Item, delayMs: number): void {
    const current = this.currentSlot();
    if (this.waiting === 0) this.lastSlot = current;
    const slot = Math.max(this.lastSlot + 1, current + Math.ceil(delayMs / this.tickMs));
    const items = this.slots.get(slot);
    if (items) items.push(item);
    else this.slots.set(slot, [item]);
    this.waiting++;
    this.timer ??= setTimeout(this.turn, this.tickMs).unref();
  }

  clear(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.slots.clear();
    this.waiting = 0;
  }

  private currentSlot(): number {
    return Math.floor(performance.now() / this.tickMs);
  }

  private readonly turn = (): void => {
    this.timer = null;
    const current = this.currentSlot();
    while (this.lastSlot < current && this.waiting > 0) {
      const slot = ++this.lastSlot;
      const items = this.slots.get(slot);
      if (!items) continue;
      this.slots.delete(slot);
      this.waiting -= items.length;
      items.forEach(this.onDue);
    }
    if (this.waiting > 0) this.timer ??= setTimeout(this.turn, this.tickMs).unref();
  };
}
