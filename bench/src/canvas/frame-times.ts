import type { Page } from 'playwright-core';

/** How evenly a page was drawn, by its own clock. */
export interface FrameTimes {
  /** Between two frames, in ms. */
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  readonly framesPerSecond: number;
  /** What scripts, styles, layout and painting cost the page's own thread, in ms of processor a second. */
  readonly threadMsPerSecond: number;
  /** What all of the browser cost, with painting and putting the picture together, in ms of processor a second. */
  readonly browserMsPerSecond: number;
}

/** Watches a page's frames for so long while something goes on in it. */
export async function frameTimes(page: Page, seconds: number, meanwhile: () => Promise<void>): Promise<FrameTimes> {
  const chromium = await page.context().newCDPSession(page);
  // Time that the thread ran, not time that passed: on a busy machine it waits for its turn.
  await chromium.send('Performance.enable', { timeDomain: 'threadTicks' });
  const thread = async () => {
    const { metrics } = await chromium.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const processes = await page.context().browser()?.newBrowserCDPSession();
  const browser = async () => {
    const info = await processes?.send('SystemInfo.getProcessInfo');
    return (info?.processInfo ?? []).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = { thread: await thread(), browser: await browser() };
  const [frames] = await Promise.all([page.evaluate(watchFrames, seconds * 1_000), meanwhile()]);
  const after = { thread: await thread(), browser: await browser() };
  await Promise.all([chromium.detach(), processes?.detach()]);
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return {
    median: at(0.5),
    p95: at(0.95),
    worst: sorted.at(-1) ?? 0,
    framesPerSecond: frames.length / seconds,
    threadMsPerSecond: ((after.thread - before.thread) * 1_000) / seconds,
    browserMsPerSecond: ((after.browser - before.browser) * 1_000) / seconds,
  };
}

/** Runs in the page. */
function watchFrames(forMs: number): Promise<number[]> {
  return new Promise((resolve) => {
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
}
