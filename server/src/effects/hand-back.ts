import type { ApplyContext, Asked, ChangedConversation, EffectApplier } from './effect-applier';

/** Gives conversations back to the bot that nobody resolved in time, unless something else keeps them with people. */
export const handBack: EffectApplier<'handBack'> = {
  async apply(batch: readonly Asked<'handBack'>[], { tx, now, conversations }: ApplyContext): Promise<void> {
    const { rows } = await tx.query<ChangedConversation>({
      name: 'hand back',
      text: `WITH closed AS (
               UPDATE handover h SET closed_at = $3 FROM unnest($1::uuid[], $2::int[]) AS x (run_id, revision)
                WHERE h.run_id = x.run_id AND h.revision = x.revision AND h.closed_at IS NULL
               RETURNING h.run_id, h.revision, h.channel_id, h.contact_id
             )
             UPDATE conversation c SET status = 'bot', assigned_to = '', agent_id = NULL, team_id = NULL, note = '', opened_at = NULL,
                    bot_until = coalesce(c.bot_until, $3)
              WHERE c.id = ANY(ARRAY(SELECT t.id FROM conversation t JOIN closed USING (channel_id, contact_id)))
                AND c.status = 'open' AND NOT c.taken_by_hand
                AND NOT EXISTS (SELECT 1 FROM handover o
                                 WHERE o.contact_id = c.contact_id AND o.channel_id = c.channel_id AND o.closed_at IS NULL
                                   AND (o.run_id, o.revision) NOT IN (SELECT run_id, revision FROM closed))
             RETURNING c.id, c.workspace_id AS "workspaceId"`,
      values: [batch.map(({ run }) => run.id), batch.map(({ effect }) => effect.revision), now],
    });
    conversations.push(...rows);
  },
};
