import type { TemplateCategory, TemplateComponent, TemplateStatus, WorkspaceId } from '@sendero/shared';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { WorkspaceEntity } from '../workspaces/workspace.entity';

@Entity('template')
@Unique('template_workspace_id_waba_id_name_language_key', ['workspaceId', 'wabaId', 'name', 'language'])
export class TemplateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'template_pkey' })
  readonly id: string;

  @ForeignKey(() => WorkspaceEntity, { name: 'template_workspace_id_fkey' })
  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @Column('text', { name: 'waba_id' })
  readonly wabaId: string;

  @Column('text', { name: 'provider_id' })
  readonly providerId: string;

  @Column('text')
  readonly name: string;

  @Column('text')
  readonly language: string;

  @Column('text')
  readonly status: TemplateStatus;

  @Column('text')
  readonly category: TemplateCategory;

  @Column('jsonb')
  readonly components: readonly TemplateComponent[];

  @Column('timestamptz', { name: 'synced_at' })
  readonly syncedAt: Date;
}
