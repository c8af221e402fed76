import { useCurrentAgent } from '../agents/current-agent';
import { newIdempotencyKey } from './idempotency-key';

const KEY = 'sendero.writer';

/** How colleagues see the person at this browser. */
export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** The agent at this browser; who did not say who they are is told from others by their browser. */
export function useWriter(): Writer {
  const agent = useCurrentAgent();
  return agent ? { id: agent.id, name: agent.name } : { id: browserId(), name: 'Another agent' };
}

/** The same for every tab of a browser, for as long as it keeps its storage. */
function browserId(): string {
  const known = localStorage.getItem(KEY);
  if (known !== null) return known;
  const id = newIdempotencyKey();
  localStorage.setItem(KEY, id);
  return id;
}
