import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { BusinessHours, FrequencyCap, WorkspaceId } from '@sendero/shared';

@Entity('workspace')
@Check('workspace_holdout_percent_check', `"holdout_percent" BETWEEN 0 AND 50`)
export class WorkspaceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workspace_pkey' })
  readonly id: WorkspaceId;

  @Column('text')
  readonly name: string;

  @Column('text', { name: 'time_zone', default: 'UTC' })
  readonly timeZone: string;

  @Column('json', { name: 'business_hours', nullable: true })
  readonly businessHours: BusinessHours | null;

  @Column('text', { name: 'away_message', default: '' })
  readonly awayMessage: string;

  /** This many of 100 contacts get nothing of any journey. */
  @Column('smallint', { name: 'holdout_percent', default: 0 })
  readonly holdoutPercent: number;

  /** How often all journeys together write to one contact. */
  @Column('jsonb', { name: 'frequency_cap', nullable: true })
  readonly frequencyCap: FrequencyCap | null;

  /** Signs the addresses of files. Postgres makes it. */
  @Column('bytea', {
    name: 'file_key',
    select: false,
    default: () => '(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))',
  })
  readonly fileKey: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
