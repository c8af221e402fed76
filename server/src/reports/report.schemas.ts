import {
  reportedFailureTypes,
  type JourneyReport,
  type Lift,
  type Pricing,
  type ReportedCharge,
  type ReportedEdge,
  type ReportedFailure,
  type ReportedGoal,
  type ReportedOutput,
  type ReportedRuns,
  type ReportedSplit,
  type ReportedStep,
  type ReportedVariant,
  type Share,
  type StepsBetween,
  type TimeTaken,
} from '@sendero/shared';
import { flag, integer, listOf, objectSchema, oneOfTexts, orNull, text, time, uuid } from '../http/api-schema';

const number = { type: 'number' } as const;
const milliseconds = { ...integer, description: 'Milliseconds.' };
const share = objectSchema<Share>('Share', { started: integer, reached: integer });

const lift = objectSchema<Lift>('Lift', {
  difference: { ...number, description: 'Of the two rates, as a part of 1.' },
  low: { ...number, description: 'The difference lies between `low` and `high` in 95 of 100 cases.' },
  high: number,
  relative: { ...orNull(number), description: 'The difference as a part of the other rate.' },
  isClear: { ...flag, description: 'Whether it is hardly chance.' },
});

const timeTaken = objectSchema<TimeTaken>('TimeTaken', {
  medianMs: milliseconds,
  mostMs: { ...integer, description: 'Nine in ten took at most so many milliseconds.' },
});

const variant = objectSchema<ReportedVariant>('ReportedVariant', {
  output: text,
  label: text,
  share,
  againstControl: orNull(lift),
  againstOthers: orNull(lift),
});

const step = objectSchema<ReportedStep>('ReportedStep', {
  node: text,
  title: text,
  type: text,
  came: integer,
  here: integer,
  ended: integer,
  outputs: listOf(
    objectSchema<ReportedOutput>('ReportedOutput', {
      output: text,
      label: text,
      runs: integer,
      edges: listOf(objectSchema<ReportedEdge>('ReportedEdge', { to: text, title: text, runs: integer })),
    }),
  ),
});

const goalText = { ...text, description: 'event, or step: and the id of a step.' };

const pricing = objectSchema<Pricing>('Pricing', {
  type: { ...text, description: 'regular is charged for; other types say why it is not.' },
  category: text,
  model: text,
});

const charge = objectSchema<ReportedCharge>('ReportedCharge', {
  pricing: orNull(pricing),
  messages: integer,
  runs: integer,
});

const failure = objectSchema<ReportedFailure>('ReportedFailure', {
  type: oneOfTexts(reportedFailureTypes),
  code: text,
  message: text,
  whatToDo: text,
  times: integer,
  runs: integer,
});

export const journeyReport = objectSchema<JourneyReport>('JourneyReport', {
  journeyId: uuid,
  range: text,
  timeZone: text,
  from: time,
  to: time,
  runs: objectSchema<ReportedRuns>('ReportedRuns', {
    started: integer,
    withheld: integer,
    active: integer,
    ended: integer,
    failed: integer,
  }),
  goals: listOf(objectSchema<JourneyReport['goals'][number]>('ReportedGoalChoice', { goal: goalText, title: text })),
  goal: objectSchema<ReportedGoal>('ReportedGoal', {
    goal: goalText,
    isSet: flag,
    treated: share,
    withheld: orNull(share),
    lift: orNull(lift),
    timeToReach: orNull(timeTaken),
  }),
  splits: listOf(objectSchema<ReportedSplit>('ReportedSplit', { node: text, title: text, variants: listOf(variant) })),
  steps: listOf(step),
  charges: listOf(charge),
  failures: listOf(failure),
});

export const stepsBetween = objectSchema<StepsBetween>('StepsBetween', {
  came: integer,
  wentOn: integer,
  time: orNull(timeTaken),
});
