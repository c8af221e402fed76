type Undo = () => Promise<void>;

/**
 * What has to be undone at the end, the last thing first; also when somebody presses Ctrl-C.
 */
export class Cleanup {
  private readonly undo: Undo[] = [];
  private cleaning: Promise<void> | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        process.stdout.write('\nStopping …\n');
        void this.all().finally(() => process.exit(130));
      });
    }
  }

  add(undo: Undo): void {
    this.undo.push(undo);
  }

  all(): Promise<void> {
    this.cleaning ??= (async () => {
      for (const undo of this.undo.splice(0).reverse()) {
        await undo().catch((error: unknown) => console.error(error));
      }
    })();
    return this.cleaning;
  }

  /** Whether everything is being undone because somebody wants to stop. */
  get stopping(): boolean {
    return this.cleaning !== undefined;
  }
}
