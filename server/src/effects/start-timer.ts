import type { ApplyContext, Asked, EffectApplier } from './effect-applier';

/** Writes timers. One that is started again under the same token takes the new time. */
export const startTimer: EffectApplier<'startTimer'> = {
  async apply(batch: readonly Asked<'startTimer'>[], { tx }: ApplyContext): Promise<void> {
    // A batch may start the same timer twice; one statement may touch a row once only, and the later one counts.
    const latest = [...new Map(batch.map((asked) => [`${asked.run.id} ${asked.effect.token}`, asked])).values()];
    await tx.query({
      name: 'start timers',
      text: `INSERT INTO timer (run_id, token, lane, due_at)
             SELECT * FROM unnest($1::uuid[], $2::int[], $3::smallint[], $4::timestamptz[])
             ON CONFLICT (run_id, token) DO UPDATE SET due_at = excluded.due_at`,
      values: [
        latest.map(({ run }) => run.id),
        latest.map(({ effect }) => effect.token),
        latest.map(({ run }) => run.lane),
        latest.map(({ effect }) => new Date(effect.dueAt)),
      ],
    });
  },
};
