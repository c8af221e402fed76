import type { AgentId, TeamId } from '../ids';

/** The header in which a browser says which agent sits in front of it. */
export const AGENT_HEADER = 'x-sendero-agent';

/** The colours that agents and labels are told apart by. */
export const markColors = ['violet', 'green', 'amber', 'blue', 'red', 'gray'] as const;
export type MarkColor = (typeof markColors)[number];

/** Somebody who works in the inbox. */
export interface AgentView {
  readonly id: AgentId;
  readonly name: string;
  readonly color: MarkColor;
  /** Who is not gets nothing by turns. */
  readonly available: boolean;
  readonly teams: readonly TeamId[];
}

/** Agents to whom a conversation can be given together. */
export interface TeamView {
  readonly id: TeamId;
  readonly name: string;
  /** Whether its conversations go to its members by turns. */
  readonly roundRobin: boolean;
  readonly members: readonly AgentId[];
}
