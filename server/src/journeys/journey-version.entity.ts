import type { JourneyDocument, JourneyId, VersionId, WorkspaceId } from '@sendero/shared';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { WorkspaceEntity } from '../workspaces/workspace.entity';
import { JourneyEntity } from './journey.entity';

/** A published journey; never changed. */
@Entity('journey_version')
@Unique('journey_version_journey_id_number_key', ['journeyId', 'number'])
export class JourneyVersionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'journey_version_pkey' })
  readonly id: VersionId;

  @ForeignKey(() => WorkspaceEntity, { name: 'journey_version_workspace_id_fkey' })
  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @ForeignKey<Relation<JourneyEntity>>(() => JourneyEntity, {
    name: 'journey_version_journey_id_fkey',
    onDelete: 'CASCADE',
  })
  @Column('uuid', { name: 'journey_id' })
  readonly journeyId: JourneyId;

  @Column('integer')
  readonly number: number;

  @Column('jsonb')
  readonly document: JourneyDocument;

  @Column('timestamptz', { name: 'published_at' })
  readonly publishedAt: Date;
}
