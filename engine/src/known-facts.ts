import { changedConsent, changedContact, type Facts } from '@sendero/shared';
import type { StepArgs } from './machine';

/** The facts of a step with what the run itself has changed about the contact since the step began. */
export function knownFacts({ context: { changes }, event: { facts } }: StepArgs): Facts {
  if (changes.length === 0) return facts;
  return {
    ...facts,
    contact: changes.reduce(changedContact, facts.contact),
    consent: changedConsent(
      facts.consent,
      changes.flatMap(({ consent }) => consent),
    ),
  };
}
