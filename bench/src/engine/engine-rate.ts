import { advance, compile, enter, isListening, type Journey } from '@sendero/engine';
import { contactId, messageId, nodeId, NO_CONSENT, windowExpiresAt } from '@sendero/shared';
import type { Facts, RunEvent, RunState } from '@sendero/shared';
import { sampleJourney } from './sample-journey';

/** How many runs pass between two looks at the clock. */
const AT_ONCE = 20;

const START = nodeId.parse('n0');

/**
 * Node steps that the engine alone makes in a second, in one thread: runs walk a journey of so many nodes from start to
 * end. No database, no server.
 */
export function engineRate(nodes: number, seconds: number): number {
  const journey = compile(sampleJourney(nodes));
  walk(journey, 'warm-up');
  const begun = performance.now();
  let steps = 0;
  let runs = 0;
  do {
    for (let turn = 0; turn < AT_ONCE; turn += 1) steps += walk(journey, `run ${(runs += 1)}`);
  } while (performance.now() - begun < seconds * 1_000);
  return steps / ((performance.now() - begun) / 1_000);
}

/** Walks a run to its end; how many nodes it left. */
function walk(journey: Journey, seed: string): number {
  let step = enter(journey, { trigger: START, event: SAYS_YES, seed }, FACTS);
  let left = step.visits.length;
  while (step.state.status === 'active') {
    step = advance(journey, step.state, next(journey, step.state), FACTS);
    if (step.visits.length === 0) throw new Error(`A run stands still at ${step.state.node}`);
    left += step.visits.length;
  }
  return left;
}

/** A question is answered, a wait is over. */
function next(journey: Journey, state: RunState): RunEvent {
  return isListening(journey, state) ? SAYS_YES : { type: 'timerDue', token: state.revision };
}

const NOW = 1_795_176_000_000;

const SAYS_YES: RunEvent = {
  type: 'messageReceived',
  message: {
    id: messageId.parse('01890a5d-ac96-774b-bcce-b302099a8058'),
    at: NOW,
    text: 'yes',
    content: { type: 'text' },
  },
};

const FACTS: Facts = {
  now: NOW,
  contact: {
    id: contactId.parse('01890a5d-ac96-774b-bcce-b302099a8057'),
    name: 'Ada',
    phone: '+351912345678',
    language: 'en',
    timeZone: 'UTC',
    attributes: {},
    tags: [],
  },
  consent: NO_CONSENT,
  windowExpiresAt: windowExpiresAt(NOW),
  templates: {},
  questionSentAt: NOW,
  segments: [],
};
