import type { ContactDetail, ContactId, WorkspaceId } from '@sendero/shared';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { WorkspaceEntity } from '../workspaces/workspace.entity';

@Entity('contact')
@Index('contact_workspace', ['workspaceId', 'id'])
export class ContactEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contact_pkey' })
  readonly id: ContactId;

  @ForeignKey(() => WorkspaceEntity, { name: 'contact_workspace_id_fkey' })
  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @Column('smallint')
  readonly lane: number;

  @Column('text', { default: '' })
  readonly name: string;

  @Column('text', { default: '' })
  readonly phone: string;

  @Column('text', { default: '' })
  readonly language: string;

  @Column('jsonb', { default: {} })
  readonly attributes: ContactDetail['attributes'];

  @Column('text', { array: true, default: [] })
  readonly tags: readonly string[];

  @Column('text', { name: 'time_zone', default: '' })
  readonly timeZone: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  readonly updatedAt: Date;
}
