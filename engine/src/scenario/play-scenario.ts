import {
  consentKeywords,
  contactId,
  templateKey,
  type ConsentEntries,
  type ScenarioContact,
  type ScenarioDocument,
  type ScenarioSurroundings,
} from '@sendero/shared';
import type { Journey } from '../compile';
import { withDates } from '../simulation/dates';
import { simulate } from '../simulation/simulate';
import { opened, type Opening, type Simulation, type World } from '../simulation/simulation';

/** Whoever is made up has this id, so that chance decides the same for them every time. */
export const NOBODY = contactId.parse('00000000-0000-7000-8000-000000000000');

/** What a walk needs besides what it must come to. */
export type Script = Pick<ScenarioDocument, 'contact' | 'startsAt' | 'seed' | 'script'>;

/** More of a walk than this is not followed: no scenario can expect as much. */
const MOST_HAPPENINGS = 5_000;

/** Plays a script from its start to its end. */
export function playScenario(world: World, scenario: Script): Simulation {
  return scenario.script.reduce(
    (simulation: Simulation, action) =>
      simulation.log.length > MOST_HAPPENINGS ? simulation : simulate(world, simulation, action),
    withDates(world, opened(openingOf(scenario))),
  );
}

/** Who walks, and what was before. */
export function openingOf({ contact, startsAt, seed }: Omit<Script, 'script'>): Opening {
  const { name, phone, language, timeZone, attributes, tags, knownSince, lastWroteAt, events } = contact;
  const now = Date.parse(startsAt);
  return {
    now,
    contact: { id: NOBODY, name, phone, language, timeZone, attributes, tags },
    createdAt: knownSince === null ? now : Date.parse(knownSince),
    consent: ledgerOf(contact, now),
    lastInboundAt: lastWroteAt === null ? null : Date.parse(lastWroteAt),
    events: events.map((event) => ({ ...event, at: Date.parse(event.at) })),
    seed,
  };
}

/** A world out of what a workspace has. */
export function worldIn(
  journey: Journey,
  { templates, segments, optOutWords, optInWords, linkBase, frequencyCap }: ScenarioSurroundings,
): World {
  return {
    journey,
    templates: Object.fromEntries(templates.map((one) => [templateKey(one.name, one.language), one])),
    segments,
    linkBase,
    frequencyCap,
    consentOf: consentKeywords(optOutWords, optInWords),
  };
}

/** What the workspace has now counts; what it does not have is as it was when the scenario was saved. */
export function surroundingsOf(
  { surroundings }: Pick<ScenarioDocument, 'surroundings'>,
  known: ScenarioSurroundings | null,
): ScenarioSurroundings {
  if (!known) return surroundings;
  return {
    ...known,
    templates: [...surroundings.templates, ...known.templates],
    segments: [
      ...surroundings.segments.filter(({ id }) => known.segments.every((one) => one.id !== id)),
      ...known.segments,
    ],
  };
}

/** The shortest ledger that folds to what they agreed to. */
export function ledgerOf(
  { consent, optedOut }: Pick<ScenarioContact, 'consent' | 'optedOut'>,
  at: number,
): ConsentEntries {
  if (optedOut) return [{ topic: 'all', state: 'out', at }];
  return consent.map((topic) => ({ topic, state: 'in', at }));
}
