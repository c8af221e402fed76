import type { ConversationId, EffectOf, EffectType, JourneySettings, Template, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import type { CounterDeltas } from '../runs/metrics';
import type { Run } from '../runs/run.repository';

/** An effect together with the run that asked for it. */
export interface Asked<T extends EffectType> {
  readonly run: Run;
  readonly effect: EffectOf<T>;
  /** What the run's channel has under a template's key. */
  readonly templates: { readonly [key: string]: Template };
  /** Those of the run's version; null where an effect does not come from a step. */
  readonly settings: JourneySettings | null;
}

export interface ApplyContext {
  readonly tx: PoolClient;
  /** Product time. */
  readonly now: Date;
  readonly deltas: CounterDeltas;
  /** What the codes of tracked links are put after; null while no link is tracked. */
  readonly linkBase: string | null;
  /** Appliers add what screens must be told of. */
  readonly conversations: ChangedConversation[];
}

/** A conversation that a batch opened or gave back. */
export interface ChangedConversation {
  readonly id: ConversationId;
  readonly workspaceId: WorkspaceId;
}

/** Carries out one type of effect for a whole batch: rows only, in the transaction of the steps that asked for it. */
export interface EffectApplier<T extends EffectType> {
  apply(batch: readonly Asked<T>[], context: ApplyContext): Promise<void>;
}
