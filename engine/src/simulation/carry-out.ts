import { changedContact, type Effect, type EffectOf, type EffectType } from '@sendero/shared';
import { newMessageId } from './message-ids';
import type { Simulation } from './simulation';

/** Does to a simulation what the server would do to its tables. */
export function carryOut(simulation: Simulation, effect: Effect): Simulation {
  return carrierOf(effect.type)(simulation, effect);
}

type Carrier<E> = (simulation: Simulation, effect: E) => Simulation;

/** The registry of effects: one that is not simulated does not compile. */
const carriers: { readonly [T in EffectType]: Carrier<EffectOf<T>> } = {
  sendMessage: (simulation, { node, revision, topic, awaitsReceipt, trackLinks = false, content }) => ({
    ...simulation,
    messages: [
      ...simulation.messages,
      {
        direction: 'out',
        id: newMessageId(simulation.messages.length),
        run: simulation.runs,
        node,
        revision,
        awaitsReceipt,
        trackLinks,
        content,
        topic,
        at: simulation.now,
        status: 'queued',
        acceptedAt: null,
        problem: null,
        clicked: false,
      },
    ],
  }),
  startTimer: (simulation, { token, dueAt }) => ({
    ...simulation,
    timers: [...simulation.timers.filter((timer) => timer.token !== token), { token, dueAt }],
  }),
  stopTimer: (simulation, { token }) => ({
    ...simulation,
    timers: simulation.timers.filter((timer) => timer.token !== token),
  }),
  callWeb: (simulation, { node, revision, request }) => ({
    ...simulation,
    pending: { type: 'call', node, revision, request },
  }),
  handOver: (simulation, { node, revision, assignTo, note }) => ({
    ...simulation,
    pending: { type: 'handover', node, revision, assignTo, note },
  }),
  handBack: (simulation) => ({ ...simulation, pending: null }),
  startJourney: (simulation, { journey }) => ({
    ...simulation,
    log: [
      ...simulation.log,
      {
        at: simulation.now,
        what: { type: 'otherStarted', journey },
        run: simulation.runs,
        told: null,
        visits: [],
        entered: [],
        state: null,
      },
    ],
  }),
  updateContact: (simulation, change) => ({
    ...simulation,
    contact: changedContact(simulation.contact, change),
    consent: [
      ...simulation.consent,
      ...change.consent.map(({ topic, state }) => ({ topic, state, at: simulation.now })),
    ],
  }),
};

/** Converts: an effect is only ever handed to the carrier of its own type. */
function carrierOf(type: EffectType): Carrier<Effect> {
  return carriers[type] as Carrier<Effect>;
}
