import { storedJson } from '../database/stored-json';
import { newId } from '../new-id';
import type { ApplyContext, Asked, EffectApplier } from './effect-applier';

/** Queues web calls. A visit makes one, so a step that is worked twice, after whatever crash, asks for the same one. */
export const callWeb: EffectApplier<'callWeb'> = {
  async apply(batch: readonly Asked<'callWeb'>[], { tx, now }: ApplyContext): Promise<void> {
    await tx.query({
      name: 'queue web calls',
      text: `INSERT INTO web_call (id, workspace_id, journey_id, run_id, node_id, revision, contact_id, channel_id, request,
                                   timeout_ms, retries, created_at)
             SELECT *, $12 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::uuid[],
                                       $8::uuid[], $9::json[], $10::int[], $11::int[])
             ON CONFLICT (run_id, revision) DO NOTHING`,
      values: [
        batch.map(() => newId()),
        batch.map(({ run }) => run.workspaceId),
        batch.map(({ run }) => run.journeyId),
        batch.map(({ run }) => run.id),
        batch.map(({ effect }) => effect.node),
        batch.map(({ effect }) => effect.revision),
        batch.map(({ run }) => run.contactId),
        batch.map(({ run }) => run.channelId),
        batch.map(({ effect }) => storedJson(effect.request)),
        batch.map(({ effect }) => effect.timeoutMs),
        batch.map(({ effect }) => effect.retries),
        now,
      ],
    });
  },
};
