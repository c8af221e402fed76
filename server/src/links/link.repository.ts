import { Injectable } from '@nestjs/common';
import type { ChannelId, ContactId, MessageId, NodeId, RunId, WorkspaceId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';

/** One opening of a link by a person. */
export interface Click {
  readonly code: string;
  /** What opened it, as it calls itself. */
  readonly agent: string;
}

/** A link that was opened for the first time. */
export interface FirstClick {
  readonly url: string;
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  /** Whether no other link of the message was opened before. */
  readonly isFirstOfMessage: boolean;
  /** The visit that sent it; null for a message of no run. */
  readonly sentBy: {
    readonly run: RunId;
    readonly version: string;
    readonly node: NodeId;
    readonly revision: number;
  } | null;
}

@Injectable()
export class LinkRepository {
  /** Where a code leads; null for one that was never given out. */
  async target(code: string, pool: Pool): Promise<string | null> {
    const { rows } = await pool.query<{ readonly url: string }>({
      name: 'link target',
      text: 'SELECT url FROM link WHERE code = $1',
      values: [code],
    });
    return rows[0]?.url ?? null;
  }

  /**
   * Keeps clicks, and answers which links were opened for the first time. Rows are locked in order, links before messages,
   * so that two processes never wait for each other in a circle, and what is counted is what holds then.
   */
  async record(clicks: readonly Click[], now: Date, tx: PoolClient): Promise<readonly FirstClick[]> {
    const codes = [...new Set(clicks.map(({ code }) => code))];
    const [, , , { rows }] = await Promise.all([
      tx.query({
        name: 'keep clicks',
        text: 'INSERT INTO click (code, at, agent) SELECT code, $3, agent FROM unnest($1::text[], $2::text[]) AS x (code, agent)',
        values: [clicks.map(({ code }) => code), clicks.map(({ agent }) => agent), now],
      }),
      tx.query({
        name: 'lock links',
        text: 'SELECT code FROM link WHERE code = ANY($1) ORDER BY code FOR UPDATE',
        values: [codes],
      }),
      tx.query({
        name: 'lock messages of links',
        text: `SELECT id FROM message WHERE id = ANY(ARRAY(SELECT message_id FROM link WHERE code = ANY($1)))
                ORDER BY id FOR UPDATE`,
        values: [codes],
      }),
      tx.query<FirstRow>({
        name: 'count clicks',
        text: COUNT,
        values: [codes, codes.map((code) => clicks.filter((click) => click.code === code).length), now],
      }),
    ]);
    return rows.map(toFirstClick);
  }
}

interface FirstRow extends Omit<FirstClick, 'sentBy'> {
  readonly run: RunId | null;
  readonly version: string | null;
  readonly node: NodeId | null;
  readonly revision: number | null;
}

/** Converts: the columns of a run are written together or not at all. */
function toFirstClick({ run, version, node, revision, ...click }: FirstRow): FirstClick {
  const isOfRun = run !== null && version !== null && node !== null && revision !== null;
  return { ...click, sentBy: isOfRun ? { run, version, node, revision } : null };
}

/** Of two links of a message that are opened first together, one is the first of the message. */
const COUNT = `
WITH counted AS (
  UPDATE link l SET clicks = l.clicks + x.n, first_clicked_at = coalesce(l.first_clicked_at, $3)
    FROM unnest($1::text[], $2::int[]) AS x (code, n) WHERE l.code = x.code
  RETURNING l.code, l.message_id, l.url, l.clicks = x.n AS is_first
), opened AS (
  UPDATE message m SET clicked_at = $3
    FROM (SELECT message_id, min(code) AS code FROM counted GROUP BY message_id) c
   WHERE m.id = c.message_id AND m.clicked_at IS NULL
  RETURNING m.id, c.code
)
SELECT c.url, m.workspace_id AS "workspaceId", m.channel_id AS "channelId", m.contact_id AS "contactId",
       m.id AS "messageId", EXISTS (SELECT 1 FROM opened o WHERE o.code = c.code) AS "isFirstOfMessage",
       m.run_id AS run, m.version_id AS version, m.node_id AS node, m.revision
  FROM counted c JOIN message m ON m.id = c.message_id WHERE c.is_first`;
