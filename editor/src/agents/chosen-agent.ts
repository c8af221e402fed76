import { agentId, type AgentId } from '@sendero/shared';

const KEY = 'sendero.agent';
const listeners = new Set<() => void>();

/** Who sits in front of this browser, as it was told; null until it is. The agent may have been deleted since. */
export function currentAgentId(): AgentId | null {
  return agentId.safeParse(localStorage.getItem(KEY)).data ?? null;
}

export function chooseAgent(id: AgentId | null): void {
  if (id === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, id);
  listeners.forEach((listener) => listener());
}

/** For `useSyncExternalStore`; another tab of this browser may choose somebody else. */
export function subscribeToAgent(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}
