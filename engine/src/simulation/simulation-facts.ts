import {
  foldConsent,
  segmentsNamedIn,
  windowExpiresAt as windowAfter,
  type EpochMs,
  type Facts,
} from '@sendero/shared';
import { inSegment } from '../in-segment';
import type { Simulation, World } from './simulation';

/** What the engine may know now, put together as the server does it for a step. */
export function factsOf(
  { templates, segments, journey }: Pick<World, 'templates' | 'segments' | 'journey'>,
  simulation: Simulation,
): Facts {
  const { now, contact, createdAt } = simulation;
  const consent = foldConsent(simulation.consent);
  const windowExpiresAt = windowOf(simulation);
  const asked = segmentsNamedIn(journey.document);
  const person = { contact, consent, windowExpiresAt, createdAt };
  return {
    now,
    contact,
    consent,
    windowExpiresAt,
    segments: segments
      .filter(({ id, definition }) => asked.includes(id) && inSegment(definition, person, now))
      .map(({ id }) => id),
    templates,
    questionSentAt: questionSentAt(simulation),
  };
}

/** When the service window shuts; null when the contact never wrote. */
export function windowOf({ lastInboundAt }: Pick<Simulation, 'lastInboundAt'>): EpochMs | null {
  return lastInboundAt === null ? null : windowAfter(lastInboundAt);
}

/** A question that will never go out counts from when it was asked, so that nobody waits without end. */
function questionSentAt({ run, runs, messages }: Simulation): EpochMs | null {
  if (!run?.question) return null;
  const { revision } = run.question;
  const asked = messages.find(
    (message) => message.direction === 'out' && message.run === runs && message.revision === revision,
  );
  if (asked?.direction !== 'out') return null;
  const lost = asked.status === 'failed' || asked.status === 'cancelled';
  return asked.acceptedAt ?? (lost ? asked.at : null);
}
