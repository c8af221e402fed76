import type { ConsentState, ConsentTopic, ContactId, MessageId, WorkspaceId } from '@sendero/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of the consent ledger; only ever added. */
@Entity('consent_entry')
export class ConsentEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'consent_entry_pkey' })
  readonly id: string;

  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @Column('uuid', { name: 'contact_id' })
  readonly contactId: ContactId;

  @Column('text')
  readonly topic: ConsentTopic;

  @Column('text')
  readonly state: ConsentState;

  @Column('text')
  readonly source: string;

  @Column('text', { default: '' })
  readonly evidence: string;

  @Column('uuid', { name: 'message_id', nullable: true })
  readonly messageId: MessageId | null;

  @Column('timestamptz')
  readonly at: Date;
}
