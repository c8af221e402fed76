import { segmentDefinition, type Launch, type Segment, type SegmentCount } from '@sendero/shared';
import { integer, nameSchema, objectSchema, oneOfTexts, orNull, text, time, uuid, zodSchema } from '../http/api-schema';

export const segmentDefinitionSchema = nameSchema('SegmentDefinition', {
  description: 'Who belongs to a segment: contacts for whom all, or any, of the conditions hold.',
  ...zodSchema(segmentDefinition),
});

export const segment = objectSchema<Segment>('Segment', {
  id: uuid,
  name: text,
  definition: segmentDefinitionSchema,
  createdAt: time,
  updatedAt: time,
});

export const segmentCount = objectSchema<SegmentCount>('SegmentCount', { members: integer, contacts: integer });

export const launch = objectSchema<Launch>('Launch', {
  node: text,
  segment: objectSchema<Launch['segment']>('LaunchedSegment', { id: uuid, name: text }),
  mode: oneOfTexts(['once', 'entering']),
  status: oneOfTexts(['running', 'done']),
  dueAt: time,
  members: orNull(integer),
  started: integer,
});
