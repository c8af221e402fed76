import type { ChannelId, ContactId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import type { ChangedConversation } from '../effects/effect-applier';

/** A conversation that people shall have. */
export interface Opening {
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly assignTo: string;
  readonly note: string;
}

/** Opens conversations for people until they resolve them; one that people have already stays as it is. */
export async function openForPeople(
  asked: readonly Opening[],
  now: Date,
  tx: PoolClient,
): Promise<readonly ChangedConversation[]> {
  if (asked.length === 0) return [];
  const { rows } = await tx.query<ChangedConversation>({
    name: 'open for people',
    text: `UPDATE conversation c SET status = 'open', taken_by_hand = true, assigned_to = x.assigned_to, note = x.note,
                  opened_at = $5
             FROM (SELECT DISTINCT ON (channel_id, contact_id) *
                     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY
                          AS a (channel_id, contact_id, assigned_to, note, n)
                    ORDER BY channel_id, contact_id, n DESC) x
            WHERE c.channel_id = x.channel_id AND c.contact_id = x.contact_id AND c.status <> 'open'
           RETURNING c.id, c.workspace_id AS "workspaceId"`,
    values: [
      asked.map(({ channelId }) => channelId),
      asked.map(({ contactId }) => contactId),
      asked.map(({ assignTo }) => assignTo),
      asked.map(({ note }) => note),
      now,
    ],
  });
  return rows;
}
