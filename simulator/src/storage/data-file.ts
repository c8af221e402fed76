import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SAVE_WITHIN_MS = 500;
/** Saving may take this share of the time at most, however large the file grows. */
const SAVING_SHARE = 0.05;

/** A JSON file that is rewritten as a whole, a moment after something changed. */
export class DataFile {
  private timer: NodeJS.Timeout | null = null;
  private saving: Promise<void> = Promise.resolve();
  private waitMs = SAVE_WITHIN_MS;
  private changed = false;

  constructor(
    private readonly file: string | null,
    private readonly content: () => object,
  ) {}

  /** What was saved last, or null. Throws one sentence when the file is damaged. */
  static read(file: string | null): unknown {
    if (file === null || !existsSync(file)) return null;
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw new Error(`The simulator's data file ${file} is damaged. Move it away to start with an empty sandbox.`, {
        cause,
      });
    }
  }

  /** Something changed: saves soon. */
  touch(): void {
    if (this.file === null) return;
    this.changed = true;
    this.timer ??= setTimeout(() => void this.save(), this.waitMs).unref();
  }

  /** Saves what has not been saved yet. */
  async close(): Promise<void> {
    await this.save();
  }

  private save(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.saving = this.saving.then(() => this.write());
    return this.saving;
  }

  private async write(): Promise<void> {
    if (this.file === null || !this.changed) return;
    this.changed = false;
    const startedAt = performance.now();
    const temporary = `${this.file}.writing`;
    try {
      await mkdir(path.dirname(this.file), { recursive: true });
      await writeFile(temporary, JSON.stringify(this.content()));
      await rename(temporary, this.file);
    } catch (error) {
      console.error(
        `The simulator could not save ${this.file}: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.changed = true;
    }
    this.waitMs = Math.max(SAVE_WITHIN_MS, (performance.now() - startedAt) / SAVING_SHARE);
  }
}
