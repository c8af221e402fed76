import {
  foldConsent,
  messageTopics,
  scenarioContact,
  scenarioDocument,
  segmentsNamedIn,
  definitionOf,
  type ScenarioContact,
  type ScenarioDocument,
  type ScenarioSurroundings,
} from '@sendero/shared';
import type { Journey } from '../compile';
import type { Action, Opening } from '../simulation/simulation';
import { expectationOf } from './expectation-of';
import { NOBODY, playScenario, worldIn, type Script } from './play-scenario';

/** A walk as it was taken in a simulation. */
export interface TakenWalk {
  readonly opening: Opening;
  readonly actions: readonly Action[];
}

/**
 * Makes a scenario of a walk: the same script must lead to what it leads to now. A real contact's number is left out.
 *
 * @throws ZodError when the walk is longer than a scenario can be
 */
export function scenarioOf(journey: Journey, walk: TakenWalk, known: ScenarioSurroundings): ScenarioDocument {
  const surroundings = namedBy(journey, known);
  const script: Script = {
    contact: contactOf(walk.opening),
    startsAt: new Date(walk.opening.now).toISOString(),
    seed: walk.opening.seed,
    script: shortened(walk.actions),
  };
  const expect = expectationOf(playScenario(worldIn(journey, surroundings), script));
  return scenarioDocument.parse({ schema: 1, ...script, surroundings, expect });
}

/** The same scenario that expects what comes of it now. */
export function adopted(journey: Journey, scenario: ScenarioDocument, known: ScenarioSurroundings): ScenarioDocument {
  const surroundings = namedBy(journey, known);
  const expect = expectationOf(playScenario(worldIn(journey, surroundings), scenario));
  return scenarioDocument.parse({ ...scenario, surroundings, expect });
}

/** As many as a scenario holds, the newest first. */
const MOST_EVENTS = 500;

function contactOf({ contact, consent, createdAt, lastInboundAt, events = [] }: Opening): ScenarioContact {
  const { id, phone, ...rest } = contact;
  const agreed = foldConsent(consent);
  return scenarioContact.parse({
    ...rest,
    ...(id === NOBODY && { phone }),
    consent: messageTopics.filter((topic) => agreed[topic] === 'in'),
    optedOut: agreed.suppressed,
    knownSince: new Date(createdAt).toISOString(),
    lastWroteAt: lastInboundAt === null ? null : new Date(lastInboundAt).toISOString(),
    events: events.slice(0, MOST_EVENTS).map((event) => ({ ...event, at: new Date(event.at).toISOString() })),
  });
}

/** A script that does the same in fewer actions: what is typed letter by letter, or passes in several leaps. */
function shortened(actions: readonly Action[]): readonly Action[] {
  return actions.reduce<readonly Action[]>((script, action) => {
    const last = script.at(-1);
    const joined = last && together(last, action);
    return joined ? [...script.slice(0, -1), joined] : [...script, action];
  }, []);
}

function together(first: Action, second: Action): Action | null {
  if (first.type === 'passTime' && second.type === 'passTime') return { type: 'passTime', ms: first.ms + second.ms };
  if (first.type === 'editContact' && second.type === 'editContact') {
    return { type: 'editContact', changes: { ...first.changes, ...second.changes } };
  }
  return null;
}

/** Only what the journey asks for: a scenario should not carry all that a workspace has. */
function namedBy({ document }: Journey, { templates, segments, ...words }: ScenarioSurroundings): ScenarioSurroundings {
  const sent = document.nodes.flatMap(({ type, config }) => definitionOf(type).traits.sends(config)?.template ?? []);
  const asked = segmentsNamedIn(document);
  return {
    ...words,
    templates: templates.filter((one) =>
      sent.some(({ name, language }) => name === one.name && language === one.language),
    ),
    segments: segments.filter(({ id }) => asked.includes(id)),
  };
}
