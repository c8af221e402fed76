import type { ContactEvent } from '@sendero/shared';
import { anyJson, listOf, nameSchema, objectSchema, oneOfTexts, recordOf, text, time, uuid } from '../http/api-schema';

export const contactEvent = objectSchema<ContactEvent>('ContactEvent', {
  id: uuid,
  name: text,
  properties: recordOf(anyJson),
  at: time,
});

export const refusal = objectSchema<{ readonly code: string; readonly message: string }>('Refusal', {
  code: { ...text, description: 'Stable; made for programs.' },
  message: text,
});

const eventResult = nameSchema('EventResult', {
  type: 'object',
  properties: {
    status: { ...oneOfTexts(['accepted', 'repeated', 'refused']), description: 'repeated: its id came before.' },
    eventId: { ...uuid, description: 'Of an accepted event.' },
    contactId: { ...uuid, description: 'Of an accepted event.' },
    problem: refusal,
  },
  required: ['status'],
});

export const eventResults = nameSchema('EventResults', {
  type: 'object',
  properties: { results: { ...listOf(eventResult), description: 'One for each event, in the order given.' } },
  required: ['results'],
});
