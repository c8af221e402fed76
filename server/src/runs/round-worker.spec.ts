import { Logger } from '@nestjs/common';
import { readConfig, type Config } from '../config';
import { RoundWorker } from './round-worker';

const EVERY_MS = 1_000;

class Counting extends RoundWorker {
  rounds = 0;
  /** What a round waits for. */
  until: Promise<void> = Promise.resolve();

  constructor(role: Config['role']) {
    super({ ...readConfig({}), role }, EVERY_MS, 'It could not be counted');
  }

  get isToStop(): boolean {
    return this.stopping;
  }

  protected async work(): Promise<void> {
    this.rounds += 1;
    await this.until;
  }
}

describe('work that comes round', () => {
  let warned: jest.SpyInstance;
  beforeEach(() => {
    jest.useFakeTimers();
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  });
  afterEach(() => {
    jest.useRealTimers();
    warned.mockRestore();
  });

  it.each<[Config['role'], number]>([
    ['all', 3],
    ['worker', 3],
    ['web', 0],
  ])('comes in a process whose role is %s %i times in three pauses', async (role, rounds) => {
    const counting = new Counting(role);
    await counting.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(counting.rounds).toBe(rounds);
    await counting.beforeApplicationShutdown();
  });

  it('comes again after a round that failed, of which the log tells', async () => {
    const counting = new Counting('all');
    const failure = new Error('No');
    counting.until = Promise.reject(failure);
    await counting.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(2 * EVERY_MS);
    expect(counting.rounds).toBe(2);
    expect(warned).toHaveBeenCalledWith({ err: failure }, 'It could not be counted');
    await counting.beforeApplicationShutdown();
  });

  it('is waited for at the end, told to stop, and does not come again', async () => {
    const counting = new Counting('all');
    let finish: () => void = () => undefined;
    counting.until = new Promise((resolve) => (finish = resolve));
    await counting.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(counting.isToStop).toBe(false);
    let ended = false;
    const end = counting.beforeApplicationShutdown().then(() => (ended = true));
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect([counting.isToStop, ended]).toEqual([true, false]);
    finish();
    await end;
    await jest.advanceTimersByTimeAsync(2 * EVERY_MS);
    expect(counting.rounds).toBe(1);
  });
});
