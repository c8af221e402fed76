import {
  countsTowards,
  durationMs,
  foldConsent,
  historiesNamedIn,
  historyKey,
  segmentsNamedIn,
  windowExpiresAt as windowAfter,
  type CapUse,
  type ContactPast,
  type EpochMs,
  type Facts,
  type FrequencyCap,
} from '@sendero/shared';
import { happenedOften } from '../happened-often';
import { inSegment } from '../in-segment';
import type { SimulatedMessage, Simulation, World } from './simulation';

/** What the engine may know now, put together as the server does it for a step. */
export function factsOf(
  { templates, segments, journey, frequencyCap }: Pick<World, 'templates' | 'segments' | 'journey' | 'frequencyCap'>,
  simulation: Simulation,
): Facts {
  const { now, contact, createdAt } = simulation;
  const consent = foldConsent(simulation.consent);
  const windowExpiresAt = windowOf(simulation);
  const asked = segmentsNamedIn(journey.document);
  const caps = capsOf({ workspace: frequencyCap ?? null, journey: journey.document.settings.frequencyCap }, simulation);
  const past = pastOf(simulation);
  const person = { contact, consent, windowExpiresAt, createdAt, past };
  return {
    now,
    contact,
    consent,
    windowExpiresAt,
    segments: segments
      .filter(({ id, definition }) => asked.includes(id) && inSegment(definition, person, now))
      .map(({ id }) => id),
    history: historiesNamedIn(journey.document)
      .filter((condition) => happenedOften(condition, past, now))
      .map(historyKey),
    templates,
    questionSentAt: questionSentAt(simulation),
    ...(caps.length > 0 && { caps }),
  };
}

/** What the contact got of this simulation is all that counts: what other journeys sent is not known here. */
function capsOf(
  caps: Readonly<Record<CapUse['scope'], FrequencyCap | null>>,
  { messages, now }: Pick<Simulation, 'messages' | 'now'>,
): readonly CapUse[] {
  const sent = messages.filter(
    (message) => message.direction === 'out' && message.status !== 'failed' && message.status !== 'cancelled',
  );
  return (['workspace', 'journey'] as const).flatMap((scope) => {
    const cap = caps[scope];
    const counts = (message: SimulatedMessage) =>
      cap !== null &&
      message.direction === 'out' &&
      countsTowards(cap, message.topic) &&
      (message.acceptedAt ?? now) > now - durationMs(cap.per);
    return cap ? [{ scope, cap, used: sent.filter(counts).length }] : [];
  });
}

/** Of what a real contact was sent before, a simulation knows nothing. */
function pastOf({ events, messages }: Simulation): ContactPast {
  return { events, messages: messages.flatMap((message) => (message.direction === 'out' ? [message] : [])) };
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
