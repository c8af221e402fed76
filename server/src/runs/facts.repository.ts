import { Injectable } from '@nestjs/common';
import type {
  BusinessHours,
  ChannelId,
  ConsentEntries,
  ContactFacts,
  ContactId,
  FrequencyCap,
  JourneyDocument,
  JourneyId,
  JourneyStatus,
  RunId,
  Template,
  VersionId,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { HistoryFactsRepository } from '../segments/history-facts.repository';
import { CountedMessageRepository } from './counted-message.repository';
import type { Rule } from './route';

export interface ContactRow extends ContactFacts {
  readonly workspaceId: WorkspaceId;
  readonly consent: ConsentEntries;
}

export interface WindowRow {
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly expiresAt: Date | null;
  /** How many handovers and agents keep it with people; 0 while the bot has it. */
  readonly hands: number;
}

/** Whether a journey takes part at this moment. */
export interface JourneyRow {
  readonly id: JourneyId;
  readonly workspaceId: WorkspaceId;
  readonly status: JourneyStatus;
  readonly currentVersionId: VersionId | null;
  /** Nobody in it may go on: it is paused, or everybody is being taken out of it. */
  readonly held: boolean;
  /** Until then some of its people wait for their turn after a pause. */
  readonly spreadUntil: Date | null;
  /** This many of 100 contacts of the workspace get nothing of any journey. */
  readonly holdout: number;
  /** How often all journeys of the workspace together write to one contact. */
  readonly frequencyCap: FrequencyCap | null;
  /** Its place among the rules; 0 unless somebody gave it one. */
  readonly place: number;
}

/** A rule with what it goes by. */
export interface RuleRow extends Rule {
  readonly workspaceId: WorkspaceId;
  readonly businessHours: BusinessHours | null;
}

/** Everything that a batch of steps must know of the world, each kind in one statement. */
@Injectable()
export class FactsRepository {
  constructor(
    readonly counted: CountedMessageRepository,
    readonly histories: HistoryFactsRepository,
  ) {}

  async contacts(ids: readonly ContactId[], tx: PoolClient): Promise<readonly ContactRow[]> {
    const { rows } = await tx.query<ContactRow>({
      name: 'contact facts',
      text: `SELECT c.id, c.workspace_id AS "workspaceId", c.name, c.phone, c.language, c.attributes, c.tags,
                    coalesce(nullif(c.time_zone, ''), w.time_zone) AS "timeZone",
                    coalesce((SELECT json_agg(json_build_object('topic', k.topic, 'state', k.state,
                                       'at', (extract(epoch FROM k.at) * 1000)::bigint))
                                FROM consent k WHERE k.contact_id = c.id), '[]') AS consent
               FROM contact c JOIN workspace w ON w.id = c.workspace_id WHERE c.id = ANY($1)`,
      values: [ids],
    });
    return rows;
  }

  async windows(contacts: readonly ContactId[], tx: PoolClient): Promise<readonly WindowRow[]> {
    const { rows } = await tx.query<WindowRow>({
      name: 'window facts',
      text: `SELECT channel_id AS "channelId", contact_id AS "contactId", window_expires_at AS "expiresAt",
                    CASE WHEN status <> 'open' THEN 0
                         ELSE greatest(1, taken_by_hand::int + (SELECT count(*)::int FROM handover h
                                                                 WHERE h.contact_id = c.contact_id AND h.channel_id = c.channel_id
                                                                   AND h.closed_at IS NULL))
                    END AS hands
               FROM conversation c WHERE contact_id = ANY($1)`,
      values: [contacts],
    });
    return rows;
  }

  /** All journeys of the workspaces, oldest first. */
  async journeys(workspaces: readonly WorkspaceId[], tx: PoolClient): Promise<readonly JourneyRow[]> {
    const { rows } = await tx.query<JourneyRow>({
      name: 'journey facts',
      text: `SELECT j.id, j.workspace_id AS "workspaceId", j.status, j.current_version_id AS "currentVersionId",
                    j.spread_until AS "spreadUntil", w.holdout_percent AS holdout, w.frequency_cap AS "frequencyCap",
                    coalesce(j.rule_place, 0) AS place,
                    j.status = 'paused' OR (j.status = 'stopping' AND EXISTS (
                      SELECT 1 FROM journey_task t
                       WHERE t.journey_id = j.id AND t.finished_at IS NULL AND t.change->>'spared' IS NULL
                         AND t.change->>'type' = 'exit')) AS held
               FROM journey j JOIN workspace w ON w.id = j.workspace_id
              WHERE j.workspace_id = ANY($1) AND j.status <> 'draft' ORDER BY j.created_at, j.id`,
      values: [workspaces],
    });
    return rows;
  }

  /** The rules of the workspaces that are switched on, by their places. */
  async rules(workspaces: readonly WorkspaceId[], tx: PoolClient): Promise<readonly RuleRow[]> {
    const { rows } = await tx.query<RuleRow>({
      name: 'rules',
      text: `SELECT r.id, r.workspace_id AS "workspaceId", r.place, r.definition, w.business_hours AS "businessHours"
               FROM rule r JOIN workspace w ON w.id = r.workspace_id
              WHERE r.workspace_id = ANY($1) AND r.enabled ORDER BY r.place, r.id`,
      values: [workspaces],
    });
    return rows;
  }

  /** The runs that sent the messages which are quoted or whose button was tapped, keyed by the provider's id. */
  async runsOfQuoted(
    quoted: readonly { readonly channelId: ChannelId; readonly providerId: string }[],
    tx: PoolClient,
  ): Promise<ReadonlyMap<string, RunId>> {
    if (quoted.length === 0) return new Map();
    const { rows } = await tx.query<{ readonly providerId: string; readonly runId: RunId }>({
      name: 'quoted runs',
      text: `SELECT m.provider_id AS "providerId", m.run_id AS "runId"
               FROM unnest($1::uuid[], $2::text[]) AS x (channel_id, provider_id)
               JOIN message m ON m.channel_id = x.channel_id AND m.provider_id = x.provider_id
              WHERE m.run_id IS NOT NULL`,
      values: [quoted.map(({ channelId }) => channelId), quoted.map(({ providerId }) => providerId)],
    });
    return new Map(rows.map(({ providerId, runId }) => [providerId, runId]));
  }

  /**
   * When the questions of these runs really went out, keyed by run. One that will never go out counts from when it was
   * asked, so that nobody waits for an answer to it without end.
   */
  async questionsSentAt(
    questions: readonly { readonly runId: RunId; readonly revision: number }[],
    tx: PoolClient,
  ): Promise<ReadonlyMap<RunId, number>> {
    if (questions.length === 0) return new Map();
    const { rows } = await tx.query<{ readonly runId: RunId; readonly sentAt: Date }>({
      name: 'questions sent',
      text: `SELECT m.run_id AS "runId",
                    coalesce(m.accepted_at, CASE WHEN m.status IN ('failed', 'cancelled') THEN m.created_at END) AS "sentAt"
               FROM unnest($1::uuid[], $2::int[]) AS x (run_id, revision)
               JOIN message m ON m.run_id = x.run_id AND m.revision = x.revision
              WHERE m.accepted_at IS NOT NULL OR m.status IN ('failed', 'cancelled')`,
      values: [questions.map(({ runId }) => runId), questions.map(({ revision }) => revision)],
    });
    return new Map(rows.map(({ runId, sentAt }) => [runId, sentAt.getTime()]));
  }

  async documents(
    versions: readonly VersionId[],
    tx: PoolClient,
  ): Promise<readonly { readonly id: VersionId; readonly document: JourneyDocument }[]> {
    const { rows } = await tx.query<{ readonly id: VersionId; readonly document: JourneyDocument }>(
      'SELECT id, document FROM journey_version WHERE id = ANY($1)',
      [versions],
    );
    return rows;
  }

  async templates(
    channels: readonly ChannelId[],
    tx: PoolClient,
  ): Promise<readonly (Template & { readonly channelId: ChannelId })[]> {
    const { rows } = await tx.query<Template & { readonly channelId: ChannelId }>({
      name: 'template facts',
      text: `SELECT c.id AS "channelId", t.name, t.language, t.status, t.category, t.components
               FROM channel c JOIN template t ON t.workspace_id = c.workspace_id AND t.waba_id = c.waba_id
              WHERE c.id = ANY($1)`,
      values: [channels],
    });
    return rows;
  }
}
