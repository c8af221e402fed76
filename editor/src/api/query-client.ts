import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error';

/** Tries again when the server did not answer or broke; a refusal stays a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    mutations: { retry: false, networkMode: 'always' },
  },
});

function isPassing(error: Error): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}
