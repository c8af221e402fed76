import { guardNames, type RunDetail, type RunState, type Verdict } from '@sendero/shared';
import {
  anyJson,
  flag,
  integer,
  listOf,
  objectSchema,
  oneOfTexts,
  orNull,
  recordOf,
  text,
  time,
  uuid,
} from '../http/api-schema';
import type { NamedRun } from './run-views.repository';

export const runStatuses: readonly RunState['status'][] = ['active', 'ended', 'failed'];

const summaryFields = {
  id: uuid,
  journeyId: uuid,
  journeyName: text,
  versionNumber: integer,
  contactId: uuid,
  status: oneOfTexts(runStatuses),
  node: text,
  nodeTitle: text,
  startedAt: time,
  updatedAt: time,
  endedAt: orNull(time),
  reason: { ...text, description: 'Why the run ended or failed; empty while it is active.' },
};

export const runSummary = objectSchema<Omit<NamedRun, 'contactName'>>('RunSummary', summaryFields);
export const namedRun = objectSchema<NamedRun>('NamedRun', { ...summaryFields, contactName: text });

const verdict = objectSchema<Verdict>('Verdict', {
  guard: oneOfTexts(guardNames),
  passed: flag,
  inputs: recordOf(anyJson),
});

const visit = objectSchema<RunDetail['visits'][number]>('Visit', {
  node: text,
  title: text,
  revision: integer,
  enteredAt: time,
  leftAt: time,
  output: { ...orNull(text), description: 'Null when the run ended here.' },
  cause: oneOfTexts([
    'entered',
    'messageReceived',
    'timerDue',
    'receipt',
    'customEvent',
    'linkClicked',
    'callAnswered',
    'handoverResolved',
    'started',
    'exit',
  ]),
  verdicts: listOf(verdict),
  problem: orNull(text),
});

export const runDetail = objectSchema<RunDetail>('RunDetail', {
  ...summaryFields,
  variables: recordOf(anyJson),
  visits: listOf(visit),
});
