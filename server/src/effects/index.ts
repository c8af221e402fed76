import type { Effect, EffectType, JourneySettings, Template } from '@sendero/shared';
import type { Run } from '../runs/run.repository';
import type { ApplyContext, Asked, EffectApplier } from './effect-applier';
import { callWeb } from './call-web';
import { handBack } from './hand-back';
import { handOver } from './hand-over';
import { sendMessage } from './send-message';
import { startJourney } from './start-journey';
import { startTimer } from './start-timer';
import { stopTimer } from './stop-timer';
import { updateContact } from './update-contact';

/** The registry of effects: one applier for each type that the engine may ask for. */
const appliers: { readonly [T in EffectType]: EffectApplier<T> } = {
  stopTimer,
  startTimer,
  sendMessage,
  updateContact,
  callWeb,
  handBack,
  handOver,
  startJourney,
};

/** An effect of any type with the run that asked for it. */
export interface AskedEffect {
  readonly run: Run;
  readonly effect: Effect;
  readonly templates: { readonly [key: string]: Template };
  /** Those of the run's version; null where an effect does not come from a step. */
  readonly settings: JourneySettings | null;
}

/**
 * Carries out everything that a batch of steps asked for, one statement a type. Within a run, a timer that is stopped
 * and then started again must stay: a stop that is followed by a start of the same token is left out.
 */
export async function applyEffects(asked: readonly AskedEffect[], context: ApplyContext): Promise<void> {
  const types = Object.keys(appliers) as EffectType[];
  await Promise.all(
    types.map(async (type) => {
      const batch = settled(asked).filter(({ effect }) => effect.type === type);
      if (batch.length > 0) await applierOf(type).apply(batch, context);
    }),
  );
}

/** Keeps the last word on each timer. */
function settled(asked: readonly AskedEffect[]): readonly AskedEffect[] {
  const last = new Map<string, Effect['type']>();
  for (const { run, effect } of asked) {
    if ('token' in effect) last.set(`${run.id} ${effect.token}`, effect.type);
  }
  return asked.filter(
    ({ run, effect }) => !('token' in effect) || last.get(`${run.id} ${effect.token}`) === effect.type,
  );
}

/** Converts: a batch is only ever handed to the applier of its own type. */
function applierOf(type: EffectType): { apply(batch: readonly AskedEffect[], context: ApplyContext): Promise<void> } {
  return appliers[type] as EffectApplier<EffectType> & {
    apply(batch: readonly (AskedEffect | Asked<EffectType>)[], context: ApplyContext): Promise<void>;
  };
}
