import { markColors, type AgentView, type TeamView } from '@sendero/shared';
import { flag, listOf, objectSchema, oneOfTexts, text, uuid } from '../http/api-schema';

export const markColor = oneOfTexts(markColors);

export const agentView = objectSchema<AgentView>('Agent', {
  id: uuid,
  name: text,
  color: markColor,
  available: { ...flag, description: 'Who is not gets nothing by turns.' },
  teams: listOf(uuid),
});

export const teamView = objectSchema<TeamView>('Team', {
  id: uuid,
  name: text,
  roundRobin: { ...flag, description: 'Whether its conversations go to its members by turns.' },
  members: listOf(uuid),
});
