import type { CrowdView } from '../control-api';

const STEP = Math.log(1.02);
const SMALLEST_MS = 0.05;

/** Durations in buckets 2 % apart, so that a million of them cost as little as one. */
export class Histogram {
  private readonly buckets = new Map<number, number>();
  private count = 0;
  private max = 0;

  add(ms: number): void {
    const bucket = Math.ceil(Math.log(Math.max(ms, SMALLEST_MS) / SMALLEST_MS) / STEP);
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + 1);
    this.count++;
    this.max = Math.max(this.max, ms);
  }

  view(): CrowdView['replyLatencyMs'] {
    return {
      p50: this.percentile(0.5),
      p95: this.percentile(0.95),
      p99: this.percentile(0.99),
      max: rounded(this.max),
    };
  }

  private percentile(share: number): number {
    let seen = 0;
    for (const [bucket, count] of [...this.buckets].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= share * this.count) return rounded(Math.min(this.max, SMALLEST_MS * Math.exp(bucket * STEP)));
    }
    return 0;
  }
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;
