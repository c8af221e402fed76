import { setTimeout as sleep } from 'node:timers/promises';
import { MicroBatch } from './micro-batch';

describe('MicroBatch', () => {
  it('shares a flush among those who come together, and keeps their order', async () => {
    const flushed: number[][] = [];
    const batch = new MicroBatch<number>(async (items) => void flushed.push([...items]), 5, 100);
    await Promise.all([1, 2, 3].map((item) => batch.add(item)));
    expect(flushed).toEqual([[1, 2, 3]]);
  });

  it('has one flush under way at a time, and none bigger than allowed', async () => {
    let open = 0;
    let most = 0;
    const sizes: number[] = [];
    const batch = new MicroBatch<number>(
      async (items) => {
        most = Math.max(most, ++open);
        sizes.push(items.length);
        await sleep(2);
        open--;
      },
      1,
      10,
    );
    await Promise.all(Array.from({ length: 35 }, (_, item) => batch.add(item)));
    expect(most).toBe(1);
    expect(sizes).toEqual([10, 10, 10, 5]);
  });

  it('takes who comes after a quiet time at once, and lets batches grow under load', async () => {
    jest.useFakeTimers();
    try {
      const began: { readonly at: number; readonly items: number }[] = [];
      const start = performance.now();
      const flush = async (items: readonly number[]) =>
        void began.push({ at: Math.round(performance.now() - start), items: items.length });
      const batch = new MicroBatch<number>(flush, 20, 100);
      for (let ms = 0; ms < 50; ms++) {
        void batch.add(ms);
        await jest.advanceTimersByTimeAsync(1);
      }
      await jest.advanceTimersByTimeAsync(150);
      void batch.add(50);
      await jest.advanceTimersByTimeAsync(1);
      const [first, second, third, fourth, late] = began;
      expect([first, second, third, fourth].map((one) => one?.items)).toEqual([1, 19, 20, 10]);
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(20);
      expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(20);
      expect(late).toEqual({ at: 200, items: 1 });
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells everybody of a batch that failed, and goes on with the next', async () => {
    let fail = true;
    const batch = new MicroBatch<number>(
      async () => {
        if (fail) throw new Error('no disk');
      },
      1,
      10,
    );
    const answers = await Promise.allSettled([batch.add(1), batch.add(2)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    await expect(batch.add(3)).resolves.toBeUndefined();
  });

  it('tries each by itself when one of them must be to blame, and tells only that one', async () => {
    const kept: number[][] = [];
    const unreadable = Object.assign(new Error('invalid input syntax'), { code: '22P02' });
    const batch = new MicroBatch<number>(
      async (items) => {
        if (items.includes(2)) throw unreadable;
        kept.push([...items]);
      },
      1,
      10,
    );
    const answers = await Promise.allSettled([1, 2, 3].map((item) => batch.add(item)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await batch.add(4);
    expect(kept).toEqual([[1], [3], [4]]);
  });

  it('drains what waits and what is under way', async () => {
    const flushed: number[] = [];
    const batch = new MicroBatch<number>(
      async (items) => {
        await sleep(5);
        flushed.push(...items);
      },
      1_000,
      2,
    );
    void batch.add(1);
    void batch.add(2);
    void batch.add(3);
    await batch.drain();
    expect(flushed).toEqual([1, 2, 3]);
  });
});
