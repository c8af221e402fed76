import { useCallback, useEffect, useRef, useState } from 'react';

/** Sliders move faster than the sandbox needs to hear of it, in ms. */
const settleMs = 200;

export interface Tuning<T> {
  /** Null until it was read. */
  readonly value: T | null;
  readonly problem: string;
  readonly change: (part: Partial<T>) => void;
  readonly replace: (task: Promise<unknown>) => void;
}

/**
 * A set of values that lives in the sandbox: shown at once when changed here, written when the hand rests. Read again in
 * each new `session`. `read` and `write` must be stable.
 */
export function useTuning<T extends object>(
  session: number,
  read: () => Promise<T>,
  write: (part: Partial<T>) => Promise<unknown>,
): Tuning<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState('');
  const pending = useRef<Partial<T>>({});
  const timer = useRef(0);

  const after = useCallback(
    (task: Promise<unknown>) => {
      task.then(read).then(
        (current) => {
          setValue(current);
          setProblem('');
        },
        (cause: unknown) => setProblem(cause instanceof Error ? cause.message : String(cause)),
      );
    },
    [read],
  );

  // Talks to the sandbox's API.
  useEffect(() => after(Promise.resolve()), [after, session]);

  const change = (part: Partial<T>): void => {
    setValue((current) => (current === null ? current : { ...current, ...part }));
    pending.current = { ...pending.current, ...part };
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const changed = pending.current;
      pending.current = {};
      after(write(changed));
    }, settleMs);
  };

  return { value, problem, change, replace: after };
}
