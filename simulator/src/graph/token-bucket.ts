/** Tokens that come back evenly over time; a full bucket is the burst that is allowed. */
export class TokenBucket {
  private tokens = Infinity;
  private filledAt = 0;

  /** Takes one token if there is one. `now` in ms. */
  take(now: number, perSecond: number, burst: number): boolean {
    this.tokens = Math.min(burst, this.tokens + (Math.max(0, now - this.filledAt) * perSecond) / 1000);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
