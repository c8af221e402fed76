import type {
  JourneyReport,
  Lift,
  ReportedGoal,
  ReportedRuns,
  ReportedSplit,
  ReportedStep,
  ReportedVariant,
  Share,
  StepsBetween,
  TimeTaken,
} from '@sendero/shared';
import { flag, integer, listOf, objectSchema, orNull, text, time, uuid } from '../http/api-schema';

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
  outputs: listOf(
    objectSchema<ReportedStep['outputs'][number]>('ReportedOutput', { output: text, label: text, runs: integer }),
  ),
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
  goal: objectSchema<ReportedGoal>('ReportedGoal', {
    isSet: flag,
    treated: share,
    withheld: share,
    lift: orNull(lift),
    timeToReach: orNull(timeTaken),
  }),
  splits: listOf(objectSchema<ReportedSplit>('ReportedSplit', { node: text, title: text, variants: listOf(variant) })),
  steps: listOf(step),
});

export const stepsBetween = objectSchema<StepsBetween>('StepsBetween', {
  came: integer,
  wentOn: integer,
  time: orNull(timeTaken),
});
