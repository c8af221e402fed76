import { messageMatch, ruleDefinition, type ListedJourney, type RuleList, type RuleView } from '@sendero/shared';
import {
  flag,
  integer,
  listOf,
  nameSchema,
  objectSchema,
  oneOfTexts,
  orNull,
  text,
  time,
  uuid,
  zodSchema,
} from '../http/api-schema';

export const ruleDefinitionSchema = nameSchema('RuleDefinition', zodSchema(ruleDefinition));

const starts = objectSchema<NonNullable<RuleView['starts']>>('StartedByRule', {
  name: text,
  canStart: { ...flag, description: 'It is live, and has a trigger for messages or one for requests.' },
  alwaysStarts: flag,
});

export const ruleView = objectSchema<RuleView>('Rule', {
  type: oneOfTexts(['rule']),
  id: uuid,
  enabled: flag,
  definition: ruleDefinitionSchema,
  starts: orNull(starts),
  taken: {
    type: 'object',
    properties: { today: integer, total: integer },
    required: ['today', 'total'],
    description: 'How many messages it took since midnight in the workspace’s time zone, and in all.',
  },
  updatedAt: time,
});

const listedJourney = objectSchema<ListedJourney>('ListedJourney', {
  type: oneOfTexts(['journey']),
  id: uuid,
  name: text,
  status: oneOfTexts(['live', 'paused']),
  priority: integer,
  alwaysStarts: flag,
  triggers: listOf({
    type: 'object',
    properties: { node: text, title: text, matches: listOf(zodSchema(messageMatch)) },
    required: ['node', 'title', 'matches'],
  }),
});

const item = { oneOf: [ruleView, listedJourney] };

export const ruleList = objectSchema<RuleList>('RuleList', {
  before: listOf(item),
  unplaced: {
    ...listOf(listedJourney),
    description: 'Journeys that were never moved, highest priority first; journeys yet to come are asked here, too.',
  },
  after: listOf(item),
});
