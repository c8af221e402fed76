import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  EndpointHealth,
  JourneyId,
  WebhookEventType,
  WebhookFormat,
  WebhookTap,
  WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import type { EndpointKind } from './after-try';

/** Where events go; without what is secret. */
export interface EndpointRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly events: readonly WebhookEventType[];
  readonly journeys: readonly JourneyId[];
  readonly channels: readonly ChannelId[];
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly formerUntil: Date | null;
  readonly waiting: number;
  readonly dead: number;
  readonly failures: number;
  readonly heldUntil: Date | null;
  readonly lastDeliveredAt: Date | null;
  /** Conversations that the bot holds; 0 for a webhook. */
  readonly holding: number;
}

/** What is written of an endpoint. */
export interface EndpointFields {
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly events: readonly WebhookEventType[];
  readonly taps: readonly WebhookTap[];
  readonly journeys: readonly JourneyId[];
  readonly channels: readonly ChannelId[];
  readonly enabled: boolean;
}

interface NewEndpoint {
  readonly id: string;
  readonly kind: EndpointKind;
  readonly fields: EndpointFields;
  readonly secret: string;
  readonly tokenHash: string | null;
}

/** Counting stops here: nobody needs to know it better. */
const MOST_COUNTED = 10_000;

/** Webhooks and bots as they are set up. */
@Injectable()
export class EndpointsRepository {
  constructor(private readonly database: DataSource) {}

  /** By their names. */
  async list(
    workspace: WorkspaceId,
    kind: EndpointKind,
    id: string | null = null,
    tx: EntityManager = this.database.manager,
  ): Promise<readonly EndpointRow[]> {
    return tx.query<EndpointRow[]>(
      `SELECT e.id, e.name, e.url, e.format, e.events, e.journeys, e.channels, e.enabled, e.created_at AS "createdAt", e.failures,
              CASE WHEN e.former_until > now() THEN e.former_until END AS "formerUntil",
              CASE WHEN e.held_until > now() THEN e.held_until END AS "heldUntil",
              (SELECT count(*)::int FROM (SELECT FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.state = 'waiting'
                                           LIMIT ${MOST_COUNTED}) x) AS waiting,
              (SELECT count(*)::int FROM (SELECT FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.state = 'dead'
                                           LIMIT ${MOST_COUNTED}) x) AS dead,
              e.delivered_at AS "lastDeliveredAt",
              (SELECT count(*)::int FROM conversation c WHERE c.bot_id = e.id AND c.bot_until IS NULL) AS holding
         FROM webhook_endpoint e
        WHERE e.workspace_id = $1 AND e.kind = $2 AND ($3::uuid IS NULL OR e.id = $3) ORDER BY lower(e.name), e.id`,
      [workspace, kind, id],
    );
  }

  /** False when the workspace has as many as it may. */
  async create(
    workspace: WorkspaceId,
    { id, kind, fields, secret, tokenHash }: NewEndpoint,
    most: number,
    now: Date,
    tx: EntityManager,
  ): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO webhook_endpoint (id, workspace_id, kind, name, url, format, events, taps, enabled, journeys, channels, secret,
                                     token_hash, created_at, updated_at)
       SELECT $2::uuid, $1::uuid, $3, $4, $5, $6, $7::text[], $8::text[], $9::bool, $10::uuid[], $11::uuid[], $12, $13, $14::timestamptz, $14
        WHERE (SELECT count(*) FROM webhook_endpoint WHERE workspace_id = $1) < $15
       RETURNING id`,
      [workspace, id, kind, ...values(fields), secret, tokenHash, now, most],
    );
    return rows.length === 1;
  }

  /** An endpoint that is switched on again, or moved, is tried at once. False when there is no such endpoint. */
  async change(
    workspace: WorkspaceId,
    kind: EndpointKind,
    id: string,
    fields: EndpointFields,
    now: Date,
    tx: EntityManager,
  ): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      `UPDATE webhook_endpoint
          SET name = $4, url = $5, format = $6, events = $7, taps = $8, enabled = $9, journeys = $10, channels = $11, updated_at = $12,
              failures = 0, held_until = NULL
        WHERE workspace_id = $1 AND id = $2 AND kind = $3 RETURNING id`,
      [workspace, id, kind, ...values(fields), now],
    );
    return rows.length === 1;
  }

  async delete(
    workspace: WorkspaceId,
    kind: EndpointKind,
    id: string,
    tx: EntityManager = this.database.manager,
  ): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      'DELETE FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2 AND kind = $3 RETURNING id',
      [workspace, id, kind],
    );
    return rows.length === 1;
  }

  /** The secret of now signs on until `formerUntil`. False when there is no such endpoint. */
  async rotate(
    workspace: WorkspaceId,
    kind: EndpointKind,
    id: string,
    next: { readonly secret: string; readonly tokenHash: string | null; readonly formerUntil: Date },
  ): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      `UPDATE webhook_endpoint SET former_secret = secret, former_until = $6, secret = $4, token_hash = $5
        WHERE workspace_id = $1 AND id = $2 AND kind = $3 RETURNING id`,
      [workspace, id, kind, next.secret, next.tokenHash, next.formerUntil],
    );
    return rows.length === 1;
  }

  /** What a request to the endpoint needs. */
  async address(
    workspace: WorkspaceId,
    id: string,
  ): Promise<{
    readonly url: string;
    readonly format: WebhookFormat;
    readonly secret: string;
    readonly formerSecret: string | null;
  } | null> {
    const [row] = await this.database.query<
      { url: string; format: WebhookFormat; secret: string; formerSecret: string | null }[]
    >(
      `SELECT url, format, secret, CASE WHEN former_until > now() THEN former_secret END AS "formerSecret"
         FROM webhook_endpoint WHERE workspace_id = $1 AND id = $2`,
      [workspace, id],
    );
    return row ?? null;
  }
}

/** What must be followed for an endpoint. */
export function tapsOf({ enabled, taps }: EndpointFields): readonly WebhookTap[] {
  return enabled ? taps : [];
}

export function healthOf({ waiting, dead, failures, heldUntil, lastDeliveredAt }: EndpointRow): EndpointHealth {
  return {
    waiting,
    dead,
    failures,
    heldUntil: heldUntil?.getTime() ?? null,
    lastDeliveredAt: lastDeliveredAt?.getTime() ?? null,
  };
}

function values({ name, url, format, events, taps, enabled, journeys, channels }: EndpointFields): readonly unknown[] {
  return [name, url, format, events, taps, enabled, journeys, channels];
}
