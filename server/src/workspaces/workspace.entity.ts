import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkspaceId } from '@sendero/shared';

@Entity('workspace')
export class WorkspaceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workspace_pkey' })
  readonly id: WorkspaceId;

  @Column('text')
  readonly name: string;

  @Column('text', { name: 'time_zone', default: 'UTC' })
  readonly timeZone: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
