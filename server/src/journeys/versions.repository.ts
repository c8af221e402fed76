import { Injectable } from '@nestjs/common';
import {
  storedJourney,
  type JourneyDocument,
  type JourneyId,
  type PublishedVersion,
  type VersionDetail,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import type { Slice } from '../http/page';
import { JourneyVersionEntity } from './journey-version.entity';

@Injectable()
export class VersionsRepository {
  constructor(private readonly database: DataSource) {}

  /** Newest first. `after` is the number of the last version seen. */
  async list(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    { after, limit }: Slice<number>,
  ): Promise<readonly PublishedVersion[]> {
    const query = this.database
      .getRepository(JourneyVersionEntity)
      .createQueryBuilder('version')
      .select(['version.id', 'version.number', 'version.publishedAt'])
      .where({ workspaceId, journeyId })
      .orderBy('version.number', 'DESC')
      .take(limit + 1);
    if (after !== null) query.andWhere('version.number < :after', { after });
    return (await query.getMany()).map(asPublished);
  }

  async find(workspaceId: WorkspaceId, journeyId: JourneyId, id: VersionId): Promise<VersionDetail | null> {
    const version = await this.database.getRepository(JourneyVersionEntity).findOneBy({ id, journeyId, workspaceId });
    return version && { ...asPublished(version), journeyId, document: storedJourney(version.document) };
  }

  /** Writes the next version of a journey that the transaction has locked. */
  async insert(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    { id, document }: { readonly id: VersionId; readonly document: JourneyDocument },
    now: Date,
    tx: EntityManager,
  ): Promise<PublishedVersion> {
    const [row] = await tx.query<{ readonly number: number }[]>(
      `INSERT INTO journey_version (id, workspace_id, journey_id, number, document, published_at)
       SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5 FROM journey_version WHERE journey_id = $3
       RETURNING number`,
      [id, workspaceId, journeyId, JSON.stringify(document), now],
    );
    return { id, number: row?.number ?? 1, publishedAt: now.getTime() };
  }
}

function asPublished({ id, number, publishedAt }: JourneyVersionEntity): PublishedVersion {
  return { id, number, publishedAt: publishedAt.getTime() };
}
