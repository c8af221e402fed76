import type { Page } from 'playwright-core';

/** How evenly a page was drawn, by its own clock. */
export interface FrameTimes {
  /** Between two frames, in ms. */
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  readonly framesPerSecond: number;
  /** What one script or layout kept the page busy with for more than 50 ms, in all, in ms a second. */
  readonly blockedMsPerSecond: number;
}

/** Watches a page's frames for so long while something goes on in it. */
export async function frameTimes(page: Page, seconds: number, meanwhile: () => Promise<void>): Promise<FrameTimes> {
  const [{ frames, blocked }] = await Promise.all([page.evaluate(watchFrames, seconds * 1_000), meanwhile()]);
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return {
    median: at(0.5),
    p95: at(0.95),
    worst: sorted.at(-1) ?? 0,
    framesPerSecond: frames.length / seconds,
    blockedMsPerSecond: blocked / seconds,
  };
}

/** Runs in the page. */
async function watchFrames(forMs: number): Promise<{ readonly frames: number[]; readonly blocked: number }> {
  let blocked = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += duration;
  });
  tasks.observe({ type: 'longtask' });
  const frames = await new Promise<number[]>((resolve) => {
    const times: number[] = [];
    let first = 0;
    let last = 0;
    const frame = (now: number) => {
      if (last > 0) times.push(now - last);
      else first = now;
      last = now;
      if (now - first < forMs) requestAnimationFrame(frame);
      else resolve(times);
    };
    requestAnimationFrame(frame);
  });
  tasks.disconnect();
  return { frames, blocked };
}
