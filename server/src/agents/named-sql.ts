/** The agent who is called so, if there is one; journeys and rules know agents by their names. */
export function agentNamed(workspace: string, name: string): string {
  return `(SELECT a.id FROM agent a WHERE a.workspace_id = ${workspace} AND lower(a.name) = lower(${name}))`;
}

/** The team that is called so, if there is one. */
export function teamNamed(workspace: string, name: string): string {
  return `(SELECT g.id FROM team g WHERE g.workspace_id = ${workspace} AND lower(g.name) = lower(${name}))`;
}
