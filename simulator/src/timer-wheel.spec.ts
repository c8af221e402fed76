import { setTimeout as wait } from 'node:timers/promises';
import { until } from './testing/sandbox';
import { TimerWheel } from './timer-wheel';

describe('the timer wheel', () => {
  it('hands out every item no earlier than due, and soon after', async () => {
    const due: { readonly delay: number; readonly at: number }[] = [];
    const startedAt = performance.now();
    const wheel = new TimerWheel<number>((delay) => due.push({ delay, at: performance.now() - startedAt }));
    const delays = Array.from({ length: 500 }, (_, i) => (i * 37) % 200);
    for (const delay of delays) wheel.schedule(delay, delay);
    expect(wheel.size).toBe(500);
    await untilEmpty(wheel);
    expect(due.map((item) => item.delay).sort()).toEqual([...delays].sort());
    // A tick may begin up to its own length before the item was scheduled.
    expect(due.filter((item) => item.at < item.delay - 10)).toEqual([]);
  });

  it('takes items again after it ran empty, also while it hands one out', async () => {
    const due: string[] = [];
    const wheel: TimerWheel<string> = new TimerWheel<string>((item) => {
      due.push(item);
      if (item === 'first') wheel.schedule('from within', 0);
    });
    wheel.schedule('first', 5);
    await untilEmpty(wheel);
    wheel.schedule('later', 5);
    await untilEmpty(wheel);
    expect(due).toEqual(['first', 'from within', 'later']);
  });

  it('forgets what it holds when cleared', async () => {
    const due: string[] = [];
    const wheel = new TimerWheel<string>((item) => due.push(item));
    wheel.schedule('never', 5);
    wheel.clear();
    await wait(30);
    expect([due, wheel.size]).toEqual([[], 0]);
  });
});

function untilEmpty(wheel: { readonly size: number }): Promise<number> {
  return until(
    () => wheel.size,
    (size) => size === 0,
  );
}
