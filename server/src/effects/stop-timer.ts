import type { ApplyContext, Asked, EffectApplier } from './effect-applier';

/** Removes timers that nobody waits for any more. */
export const stopTimer: EffectApplier<'stopTimer'> = {
  async apply(batch: readonly Asked<'stopTimer'>[], { tx }: ApplyContext): Promise<void> {
    await tx.query({
      name: 'stop timers',
      text: `DELETE FROM timer t USING unnest($1::uuid[], $2::int[]) AS x (run_id, token)
              WHERE t.run_id = x.run_id AND t.token = x.token`,
      values: [batch.map(({ run }) => run.id), batch.map(({ effect }) => effect.token)],
    });
  },
};
