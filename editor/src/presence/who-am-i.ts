import type { AgentView, Visitor } from '@sendero/shared';
import { currentAgentId } from '../agents/chosen-agent';
import { agentQueries } from '../api/agents-api';
import { queryClient } from '../api/query-client';
import { newId } from '../store/new-id';
import { NAMELESS } from './others-of';

const KEPT_AS = 'sendero.person';

/** Of this page, for as long as it is open. */
const TAB = newId('t');

/** Tells this page and who sits in front of it from others: an agent, in whichever browsers, else the browser itself. */
export function whoAmI(): Pick<Visitor, 'tab' | 'person'> {
  return { tab: TAB, person: currentAgentId() ?? thisBrowser() };
}

/** Who sits in front of this page, as others see it. Never throws: whoever can't be looked up has no name. */
export async function introduceMe(): Promise<Visitor> {
  return { ...whoAmI(), name: await myName().catch(() => NAMELESS) };
}

async function myName(): Promise<string> {
  const id = currentAgentId();
  if (id === null) return NAMELESS;
  const named = (agents: readonly AgentView[]) => agents.find((agent) => agent.id === id)?.name;
  const known = named(await queryClient.ensureQueryData(agentQueries.list));
  // Another tab may have made the agent just now.
  return known ?? named(await queryClient.fetchQuery({ ...agentQueries.list, staleTime: 0 })) ?? NAMELESS;
}

/** Known again in every page of this browser; where nothing can be kept, each page is a person of its own. */
function thisBrowser(): string {
  try {
    const known = localStorage.getItem(KEPT_AS);
    if (known) return known.slice(0, 40);
    const made = newId('p');
    localStorage.setItem(KEPT_AS, made);
    return made;
  } catch {
    return TAB;
  }
}
