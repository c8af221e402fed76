import { changedConsent, templateKey, windowExpiresAt } from '@sendero/shared';
import type { Consent, Effect, EpochMs, Facts, RunEvent, Step, Template } from '@sendero/shared';
import { advance, enter, unchanged, type Journey, type RunStart } from '../src';
import { says, someFacts } from './domain';

/** What a contact does, or what is done about them, once a run has come to rest. */
export type Deed =
  | { readonly type: 'waits' }
  /** `later`: how long after the last thing that happened, in ms; the timer goes first if it is due before. */
  | { readonly type: 'writes'; readonly later: number }
  | { readonly type: 'optsIn'; readonly topic: 'marketing' | 'utility' }
  | { readonly type: 'stops' };

export interface Start {
  /** When the contact writes the message that starts the run. */
  readonly at: EpochMs;
  readonly consent: Consent;
  readonly tags: readonly string[];
  /** Whether messages of ours get through to the contact. */
  readonly reachable: boolean;
}

/** Walks a journey in a world in which everything happens on time: timers, receipts, and what the run itself changes. */
export function* walkOnTime(
  journey: Journey,
  start: RunStart,
  world: Start,
  templates: readonly Template[],
  deeds: readonly Deed[],
): Generator<Step> {
  let facts = begin(world, templates);
  let timer: { readonly token: number; readonly dueAt: EpochMs } | null = null;
  let step = enter(journey, start, facts);
  const happens = function* (event: RunEvent): Generator<Step> {
    const before = step.state;
    step = advance(journey, before, event, facts);
    if (!unchanged(before, step)) yield* settle();
  };
  const settle = function* (): Generator<Step> {
    const { effects, state } = step;
    for (const effect of effects) {
      facts = after(effect, facts);
      if (effect.type === 'startTimer') timer = effect;
      if (effect.type === 'stopTimer') timer = null;
    }
    yield step;
    for (const effect of effects) {
      if (effect.type !== 'sendMessage' || !effect.awaitsReceipt || state.status !== 'active') continue;
      const { node, revision } = effect;
      const status = world.reachable ? 'delivered' : 'failed';
      yield* happens({ type: 'receipt', node, revision, status, at: facts.now });
    }
  };
  const timerFires = function* (): Generator<Step> {
    if (!timer) return;
    const { token, dueAt } = timer;
    timer = null;
    facts = { ...facts, now: dueAt };
    yield* happens({ type: 'timerDue', token });
  };

  yield* settle();
  for (const deed of deeds) {
    if (step.state.status !== 'active') return;
    switch (deed.type) {
      case 'waits':
        yield* timerFires();
        break;
      case 'writes': {
        const at = facts.now + deed.later;
        while (due(timer) <= at && step.state.status === 'active') yield* timerFires();
        facts = { ...facts, now: at, windowExpiresAt: windowExpiresAt(at) };
        yield* happens(says('yes', { at }));
        yield* happens({ type: 'windowOpened' });
        break;
      }
      case 'optsIn':
        facts = { ...facts, consent: changedConsent(facts.consent, [{ topic: deed.topic, state: 'in' }]) };
        break;
      case 'stops':
        facts = { ...facts, consent: changedConsent(facts.consent, [{ topic: 'all', state: 'out' }]) };
        yield* happens({ type: 'exit', reason: 'opted_out' });
    }
  }
}

function due(timer: { readonly dueAt: EpochMs } | null): EpochMs {
  return timer?.dueAt ?? Infinity;
}

function begin({ at, consent, tags }: Start, templates: readonly Template[]): Facts {
  const facts = someFacts();
  return {
    ...facts,
    now: at,
    consent,
    contact: { ...facts.contact, tags },
    windowExpiresAt: windowExpiresAt(at),
    questionSentAt: null,
    templates: Object.fromEntries(templates.map((one) => [templateKey(one.name, one.language), one])),
  };
}

/** The world once an effect was carried out, at once. */
function after(effect: Effect, facts: Facts): Facts {
  if (effect.type === 'updateContact') return { ...facts, consent: changedConsent(facts.consent, effect.consent) };
  return effect.type === 'sendMessage' ? { ...facts, questionSentAt: facts.now } : facts;
}
