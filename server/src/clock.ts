import type { EpochMs } from '@sendero/shared';

/**
 * The product's time. In the sandbox it may be ahead of the machine's, moved by a person; leases and rate limits
 * always use the machine's own time.
 */
export class Clock {
  private aheadMs = 0;

  now(): EpochMs {
    return Date.now() + this.aheadMs;
  }

  date(): Date {
    return new Date(this.now());
  }

  /** How far product time is ahead of the machine's, in ms. */
  get ahead(): number {
    return this.aheadMs;
  }

  /** Follows the stored sandbox clock; time never goes back. */
  follow(aheadMs: number): void {
    this.aheadMs = Math.max(this.aheadMs, aheadMs);
  }
}
