import type { ConversationId } from '@sendero/shared';
import { agentNamed, teamNamed } from '../agents/named-sql';
import { heldByBot } from '../conversations/held-by-bot-sql';
import { newId } from '../new-id';
import type { ApplyContext, Asked, ChangedConversation, EffectApplier } from './effect-applier';

/**
 * Opens conversations for people or for bots. A visit hands over once, however often its step is worked. Who has the
 * conversation already keeps it, unless somebody else is asked for; a bot never takes one from people. It is told of the
 * message that came last, and of those that follow.
 */
export const handOver: EffectApplier<'handOver'> = {
  async apply(batch: readonly Asked<'handOver'>[], { tx, now, conversations }: ApplyContext): Promise<void> {
    const { rows } = await tx.query<ChangedConversation>({
      name: 'hand over',
      text: HAND_OVER,
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
        batch.map(({ effect }) => effect.bot ?? null),
      ],
    });
    conversations.push(...rows);
  },
};

const WITH_PEOPLE = `(c.status = 'open' AND NOT ${heldByBot('c')})`;
const KEEPS_BOT_OUT = `excluded.bot_id IS NOT NULL AND ${WITH_PEOPLE}`;
const KEEPS_ASSIGNED = `${WITH_PEOPLE} AND (excluded.assigned_to = '' OR excluded.bot_id IS NOT NULL)`;
const KEEPS_BOT = `excluded.bot_id IS NULL OR ${WITH_PEOPLE}`;

/** Sets a column to what is asked for, except where the conversation keeps what it has. */
function kept(column: string, where: string): string {
  return `${column} = CASE WHEN ${where} THEN c.${column} ELSE excluded.${column} END`;
}

const HAND_OVER = `
WITH asked AS (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[],
                       $9::uuid[], $11::uuid[]) WITH ORDINALITY
         AS x (run_id, revision, node_id, workspace_id, channel_id, contact_id, assigned_to, note, id, bot, n)
), opened AS (
  INSERT INTO handover (run_id, revision, node_id, channel_id, contact_id, assigned_to, note, opened_at)
  SELECT run_id, revision, node_id, channel_id, contact_id, assigned_to, note, $10 FROM asked
  ON CONFLICT DO NOTHING
), latest AS (
  SELECT DISTINCT ON (a.channel_id, a.contact_id) a.id, a.workspace_id, a.channel_id, a.contact_id, e.id AS bot_id,
         CASE WHEN a.bot IS NULL THEN a.assigned_to ELSE coalesce(e.name, '') END AS assigned_to,
         CASE WHEN a.bot IS NOT NULL AND e.id IS NULL THEN 'The bot is switched off' ELSE a.note END AS note
    FROM asked a
    LEFT JOIN webhook_endpoint e ON e.id = a.bot AND e.workspace_id = a.workspace_id AND e.kind = 'bot' AND e.enabled
   ORDER BY a.channel_id, a.contact_id, a.n DESC
), given AS (
  SELECT l.*, m.id AS message_id, m.at AS written_at,
         CASE WHEN l.bot_id IS NULL THEN ${agentNamed('l.workspace_id', 'l.assigned_to')} END AS agent_id,
         CASE WHEN l.bot_id IS NULL THEN ${teamNamed('l.workspace_id', 'l.assigned_to')} END AS team_id
    FROM latest l
    LEFT JOIN LATERAL (SELECT id, at FROM message
                        WHERE l.bot_id IS NOT NULL AND contact_id = l.contact_id AND channel_id = l.channel_id
                          AND direction = 'in'
                        ORDER BY at DESC, id DESC LIMIT 1) m ON true
), held AS (
  INSERT INTO conversation AS c (id, workspace_id, channel_id, contact_id, status, assigned_to, note, opened_at, agent_id,
                                 team_id, bot_id, bot_since)
  SELECT id, workspace_id, channel_id, contact_id, 'open', assigned_to, note, $10, agent_id, team_id, bot_id,
         CASE WHEN bot_id IS NOT NULL THEN coalesce(written_at, $10) END
    FROM given
  ON CONFLICT (channel_id, contact_id) DO UPDATE
    SET status = 'open', opened_at = excluded.opened_at,
        ${kept('assigned_to', KEEPS_BOT_OUT)}, ${kept('note', KEEPS_BOT_OUT)},
        ${kept('agent_id', KEEPS_ASSIGNED)}, ${kept('team_id', KEEPS_ASSIGNED)},
        ${kept('bot_id', KEEPS_BOT)}, ${kept('bot_since', KEEPS_BOT)},
        bot_until = CASE WHEN ${WITH_PEOPLE} THEN c.bot_until
                         WHEN excluded.bot_id IS NULL THEN coalesce(c.bot_until, $10) END
  RETURNING c.id, c.workspace_id, c.channel_id, c.contact_id, ${heldByBot('c')} AS by_bot, c.bot_id
), told AS (
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  -- Without any message there is nothing to tell, but it is looked whether the bot is still switched on.
  SELECT h.workspace_id, 'bot', h.contact_id, coalesce(g.message_id, h.id), h.bot_id::text, $10
    FROM held h JOIN given g USING (channel_id, contact_id)
   WHERE h.by_bot AND g.bot_id = h.bot_id
)
SELECT id, workspace_id AS "workspaceId" FROM held`;
