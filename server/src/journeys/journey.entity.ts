import type { JourneyDocument, JourneyId, JourneyStatus, VersionId, WorkspaceId } from '@sendero/shared';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { WorkspaceEntity } from '../workspaces/workspace.entity';
import { JourneyVersionEntity } from './journey-version.entity';

@Entity('journey')
@Unique('journey_workspace_id_name_key', ['workspaceId', 'name'])
@Check('journey_status_check', `"status" IN ('draft', 'live', 'paused', 'stopping', 'stopped')`)
export class JourneyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'journey_pkey' })
  readonly id: JourneyId;

  @ForeignKey(() => WorkspaceEntity, { name: 'journey_workspace_id_fkey' })
  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @Column('text')
  readonly name: string;

  @Column('text')
  readonly status: JourneyStatus;

  @Column('jsonb')
  readonly draft: JourneyDocument;

  @Column('integer', { name: 'draft_revision', default: 1 })
  readonly draftRevision: number;

  @ForeignKey<Relation<JourneyVersionEntity>>(() => JourneyVersionEntity, { name: 'journey_current_version_id_fkey' })
  @Column('uuid', { name: 'current_version_id', nullable: true })
  readonly currentVersionId: VersionId | null;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  readonly archivedAt: Date | null;

  /** Until then some of its people wait for their turn after a pause. */
  @Column('timestamptz', { name: 'spread_until', nullable: true })
  readonly spreadUntil: Date | null;

  /** Its place among the rules for incoming messages; null unless somebody gave it one. */
  @Column('integer', { name: 'rule_place', nullable: true })
  readonly rulePlace: number | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  readonly updatedAt: Date;
}
