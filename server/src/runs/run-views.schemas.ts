import {
  guardNames,
  journeyStatuses,
  messageStatuses,
  type NodeVisit,
  type RunDetail,
  type RunMessage,
  type RunState,
  type RunVisit,
  type Verdict,
} from '@sendero/shared';
import { outgoingContent } from '../conversations/conversations.schemas';
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

export const runSummary = objectSchema<Omit<NamedRun, 'contactName' | 'contactPhone'>>('RunSummary', summaryFields);
export const namedRun = objectSchema<NamedRun>('NamedRun', { ...summaryFields, contactName: text, contactPhone: text });

const verdict = objectSchema<Verdict>('Verdict', {
  guard: oneOfTexts(guardNames),
  passed: flag,
  inputs: recordOf(anyJson),
});

const passage = {
  node: text,
  revision: integer,
  enteredAt: time,
  leftAt: time,
  output: { ...orNull(text), description: 'Null when the run ended here.' },
  cause: oneOfTexts([
    'entered',
    'messageReceived',
    'windowOpened',
    'timerDue',
    'receipt',
    'customEvent',
    'linkClicked',
    'callAnswered',
    'handoverResolved',
    'started',
    'exit',
    'moved',
  ]),
  problem: orNull(text),
};

const visit = objectSchema<RunVisit>('Visit', {
  ...passage,
  title: { ...text, description: 'What the step is called in the version that the run walked then.' },
  versionId: uuid,
  versionNumber: integer,
  verdicts: listOf(verdict),
});

export const nodeVisit = objectSchema<NodeVisit>('NodeVisit', {
  ...passage,
  runId: uuid,
  contactId: uuid,
  contactName: text,
  contactPhone: text,
});

const openVisit = objectSchema<NonNullable<RunDetail['open']>>('OpenVisit', {
  node: text,
  title: text,
  revision: integer,
  enteredAt: time,
  phase: { ...text, description: 'The state inside the step; empty for a step of one state.' },
  verdicts: listOf(verdict),
  waitsUntil: { ...orNull(time), description: 'When the run goes on by itself; null when it waits for an event.' },
});

const receipts = objectSchema<RunMessage['receipts']>('Receipts', {
  accepted: orNull(time),
  sent: orNull(time),
  delivered: orNull(time),
  read: orNull(time),
  clicked: orNull(time),
  failed: orNull(time),
});

const runMessage = objectSchema<RunMessage>('RunMessage', {
  node: text,
  revision: { ...integer, description: 'Of the visit that sent it, or below where that visit asked again.' },
  at: time,
  content: outgoingContent,
  status: oneOfTexts(messageStatuses),
  problem: orNull(
    objectSchema<NonNullable<RunMessage['problem']>>('RunMessageProblem', { code: text, message: text, detail: text }),
  ),
  receipts,
});

export const runDetail = objectSchema<RunDetail>('RunDetail', {
  ...summaryFields,
  versionId: uuid,
  journeyStatus: oneOfTexts(journeyStatuses),
  contactName: text,
  variables: recordOf(anyJson),
  visits: listOf(visit),
  open: { ...orNull(openVisit), description: 'Where the run stands; null when it is over.' },
  messages: listOf(runMessage),
});
