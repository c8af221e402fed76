/** Work that comes round again and again, never twice at the same time. */
export class Round {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  /**
   * @param everyMs the pause between the end of one round and the start of the next
   * @param work one round; when it throws, `failed` is told and the next round comes as usual
   */
  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  get isStopped(): boolean {
    return this.stopped;
  }

  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.working = this.work()
        .catch(this.failed)
        .finally(() => this.start());
    }, this.everyMs);
  }

  /** Begins no further round and waits for the one under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.working;
  }
}
