import type { EpochMs } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { workspaceQuery } from '../api/workspace-api';

/**
 * The product's time, which runs ahead of the machine's when the sandbox clock was moved, in whole steps. Renders again
 * with every step of `stepMs` (at least 1,000), and when the clock is moved.
 */
export function useProductNow(stepMs: number): EpochMs {
  const { data: offset = 0 } = useQuery({ ...workspaceQuery, select: (workspace) => workspace.clockOffsetMs });
  return useSteppedNow(offset, stepMs);
}

/** The machine's own time, in the same steps. */
export function useMachineNow(stepMs: number): EpochMs {
  return useSteppedNow(0, stepMs);
}

function useSteppedNow(offset: number, stepMs: number): EpochMs {
  return useSyncExternalStore(ticking, () => Math.floor((Date.now() + offset) / stepMs)) * stepMs;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for everything on the page that shows time. */
function ticking(changed: () => void): () => void {
  listeners.add(changed);
  timer ??= setInterval(() => listeners.forEach((listener) => listener()), 1_000);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
