import type { ConversationId } from '@sendero/shared';
import { agentNamed, teamNamed } from '../agents/named-sql';
import { newId } from '../new-id';
import type { ApplyContext, Asked, ChangedConversation, EffectApplier } from './effect-applier';

/** Opens conversations for people. A visit hands over once, however often its step is worked. */
export const handOver: EffectApplier<'handOver'> = {
  async apply(batch: readonly Asked<'handOver'>[], { tx, now, conversations }: ApplyContext): Promise<void> {
    const { rows } = await tx.query<ChangedConversation>({
      name: 'hand over',
      text: `WITH asked AS (
               SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[],
                                    $8::text[], $9::uuid[]) WITH ORDINALITY
                      AS x (run_id, revision, node_id, workspace_id, channel_id, contact_id, assigned_to, note, id, n)
             ), opened AS (
               INSERT INTO handover (run_id, revision, node_id, channel_id, contact_id, assigned_to, note, opened_at)
               SELECT run_id, revision, node_id, channel_id, contact_id, assigned_to, note, $10 FROM asked
               ON CONFLICT DO NOTHING
             )
             INSERT INTO conversation AS c (id, workspace_id, channel_id, contact_id, status, assigned_to, note, opened_at,
                                            agent_id, team_id)
             SELECT DISTINCT ON (channel_id, contact_id) id, workspace_id, channel_id, contact_id, 'open', assigned_to, note, $10,
                    ${agentNamed('asked.workspace_id', 'assigned_to')}, ${teamNamed('asked.workspace_id', 'assigned_to')}
               FROM asked ORDER BY channel_id, contact_id, n DESC
             ON CONFLICT (channel_id, contact_id) DO UPDATE
               SET status = 'open', assigned_to = excluded.assigned_to, note = excluded.note, opened_at = excluded.opened_at,
                   -- Who has it already keeps it, unless somebody else is asked for.
                   agent_id = CASE WHEN c.status = 'open' AND excluded.assigned_to = '' THEN c.agent_id ELSE excluded.agent_id END,
                   team_id = CASE WHEN c.status = 'open' AND excluded.assigned_to = '' THEN c.team_id ELSE excluded.team_id END
             RETURNING c.id, c.workspace_id AS "workspaceId"`,
      values: [
        batch.map(({ run }) => run.id),
        batch.map(({ effect }) => effect.revision),
        batch.map(({ effect }) => effect.node),
        batch.map(({ run }) => run.workspaceId),
        batch.map(({ run }) => run.channelId),
        batch.map(({ run }) => run.contactId),
        batch.map(({ effect }) => effect.assignTo),
        batch.map(({ effect }) => effect.note),
        batch.map(() => newId<ConversationId>()),
        now,
      ],
    });
    conversations.push(...rows);
  },
};
