import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ChannelId, WorkspaceId } from '@sendero/shared';
import { WorkspaceEntity } from '../workspaces/workspace.entity';

/** A channel as screens see it; its secrets are left to the runtime. */
@Entity('channel')
@Unique('channel_provider_phone_number_id_key', ['provider', 'phoneNumberId'])
@Index('channel_workspace', ['workspaceId'])
@Check('channel_throughput_per_second_check', '"throughput_per_second" > 0')
export class ChannelEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'channel_pkey' })
  readonly id: ChannelId;

  @ForeignKey(() => WorkspaceEntity, { name: 'channel_workspace_id_fkey' })
  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @Column('text')
  readonly name: string;

  @Column('text')
  readonly provider: 'meta';

  @Column('text', { name: 'display_phone_number' })
  readonly displayPhoneNumber: string;

  @Column('text', { name: 'phone_number_id' })
  readonly phoneNumberId: string;

  @Column('text', { name: 'waba_id' })
  readonly wabaId: string;

  @Column('text', { name: 'base_url', select: false })
  readonly baseUrl: string;

  @Column('text', { name: 'access_token', select: false })
  readonly accessToken: string;

  @Column('text', { name: 'app_secret', select: false })
  readonly appSecret: string;

  @Column('text', { name: 'verify_token', select: false })
  readonly verifyToken: string;

  @Column('integer', { name: 'throughput_per_second' })
  readonly throughputPerSecond: number;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt: Date;
}
