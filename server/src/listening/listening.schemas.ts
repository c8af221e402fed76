import type { Listening, ListeningRun, ListeningTrigger } from '@sendero/shared';
import { flag, integer, listOf, objectSchema, orNull, text, time, uuid } from '../http/api-schema';

const people = objectSchema<NonNullable<Listening['people']>>('ListeningPeople', {
  conversationId: uuid,
  assignedTo: text,
  note: text,
  since: orNull(time),
});

const run = objectSchema<ListeningRun>('ListeningRun', {
  runId: uuid,
  journeyId: uuid,
  journeyName: text,
  node: text,
  nodeTitle: text,
});

const trigger = objectSchema<ListeningTrigger>('ListeningTrigger', {
  journeyId: uuid,
  journeyName: text,
  priority: integer,
  node: text,
  nodeTitle: text,
  mayStart: flag,
});

export const listening = objectSchema<Listening>('Listening', {
  people: orNull(people),
  runs: listOf(run),
  awaitingWindow: {
    ...listOf(run),
    description: 'Runs that go on once the contact writes, whoever gets the message.',
  },
  triggers: listOf(trigger),
});
