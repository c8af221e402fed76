import { TYPING_ENDS_MS, TYPING_EVERY_MS } from '@sendero/shared';
import { Writing } from './writing';

/** What is done, and after it how long nothing is. */
type Step = readonly [done: 'key' | 'ends' | 'stop' | 'nothing', thenMs: number];

const cases: Record<
  string,
  { readonly steps: readonly Step[]; readonly told: readonly (readonly [number, boolean])[] }
> = {
  'one key is told at once and once more': {
    steps: [['key', 20_000]],
    told: [
      [0, true],
      [TYPING_EVERY_MS, true],
    ],
  },
  'quick keys are one word': {
    steps: [
      ['key', 50],
      ['key', 50],
      ['key', 2_000],
    ],
    told: [[0, true]],
  },
  'it is told again while keys are pressed, and no longer': {
    steps: [
      ['key', 2_500],
      ['key', 2_500],
      ['key', 2_500],
      ['nothing', 20_000],
    ],
    told: [
      [0, true],
      [3_000, true],
      [6_000, true],
    ],
  },
  'a pause and then more is a new word': {
    steps: [
      ['key', 20_000],
      ['key', 100],
    ],
    told: [
      [0, true],
      [3_000, true],
      [20_000, true],
    ],
  },
  'the end is told, and nothing after it': {
    steps: [
      ['key', 1_000],
      ['ends', 20_000],
    ],
    told: [
      [0, true],
      [1_000, false],
    ],
  },
  'an end of what was never told is not told': { steps: [['ends', 1_000]], told: [] },
  'an end is told once': {
    steps: [
      ['key', 1_000],
      ['ends', 1_000],
      ['ends', 1_000],
    ],
    told: [
      [0, true],
      [1_000, false],
    ],
  },
  'who went away says nothing more': {
    steps: [
      ['key', 1_000],
      ['stop', 20_000],
    ],
    told: [[0, true]],
  },
};

describe('colleagues hear that somebody writes', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  it.each(Object.entries(cases))('%s', (_name, { steps, told }) => {
    const heard: (readonly [number, boolean])[] = [];
    const writing = new Writing((active) => heard.push([Date.now(), active]));
    const doing = {
      key: () => writing.goesOn(),
      ends: () => writing.ends(),
      stop: () => writing.stop(),
      nothing: noop,
    };
    for (const [done, thenMs] of steps) {
      doing[done]();
      jest.advanceTimersByTime(thenMs);
    }
    expect(heard).toEqual(told);
  });

  it('is told again before who heard of it takes it as over', () => {
    expect(TYPING_EVERY_MS).toBeLessThan(TYPING_ENDS_MS);
  });
});

function noop(): void {
  // Time passes.
}
