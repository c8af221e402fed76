/** Lets loops sleep until somebody rings or their time is up. A ring while nobody sleeps is kept for the next one. */
export class WakeUp {
  private readonly sleepers = new Set<() => void>();
  private rung = false;

  ring(): void {
    if (this.sleepers.size === 0) this.rung = true;
    for (const wake of [...this.sleepers]) wake();
  }

  /** @param ms the longest sleep */
  wait(ms: number): Promise<void> {
    if (this.rung) {
      this.rung = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.sleepers.add(wake);
    });
  }
}
