import type { ConsentState, ConsentTopic, ContactId, MessageId, WorkspaceId } from '@sendero/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ContactEntity } from '../contacts/contact.entity';

/** A line of the consent ledger; only ever added. */
@Entity('consent_entry')
@Index('consent_entry_contact', { synchronize: false })
@Check('consent_entry_topic_check', `"topic" IN ('all', 'marketing', 'utility', 'authentication')`)
@Check('consent_entry_state_check', `"state" IN ('in', 'out')`)
export class ConsentEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'consent_entry_pkey' })
  readonly id: string;

  @Column('uuid', { name: 'workspace_id' })
  readonly workspaceId: WorkspaceId;

  @ForeignKey(() => ContactEntity, {
    name: 'consent_entry_contact_id_fkey',
    onDelete: 'CASCADE',
    deferrable: 'INITIALLY DEFERRED',
  })
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
