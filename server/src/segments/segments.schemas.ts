import { segmentDefinition, type Segment, type SegmentCount } from '@sendero/shared';
import { integer, nameSchema, objectSchema, text, time, uuid, zodSchema } from '../http/api-schema';

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
