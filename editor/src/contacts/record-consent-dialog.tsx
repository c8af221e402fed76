import { Modal, NativeSelect, SegmentedControl, Textarea } from '@mantine/core';
import { consentTopics, type ConsentState, type ConsentTopic, type ContactDetail } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { recordConsent } from '../api/contacts-api';
import { fieldErrors } from '../api/field-errors';
import { ErrorNotice } from '../ui/error-notice';
import { FormButtons } from '../ui/form-buttons';
import { toastSuccess } from '../ui/toast';
import styles from './contact-form.module.css';
import { topicLabels } from './topic-labels';

export interface RecordConsentDialogProps {
  readonly contact: ContactDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function RecordConsentDialog({ contact, opened, onClose }: RecordConsentDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Record consent">
      <RecordConsentForm contact={contact} onClose={onClose} />
    </Modal>
  );
}

const states: { readonly value: ConsentState; readonly label: string }[] = [
  { value: 'in', label: 'Opted in' },
  { value: 'out', label: 'Opted out' },
];

function RecordConsentForm({ contact, onClose }: Omit<RecordConsentDialogProps, 'opened'>) {
  const client = useQueryClient();
  const [state, setState] = useState<ConsentState>('in');
  const [topic, setTopic] = useState<ConsentTopic>('marketing');
  const [evidence, setEvidence] = useState('');
  const [missing, setMissing] = useState(false);
  const record = useMutation({
    mutationFn: () => recordConsent(contact.id, { topic, state, evidence: evidence.trim() }),
    onSuccess: async () => {
      toastSuccess('Written into the ledger.');
      onClose();
      await client.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  const errors = fieldErrors(record.error, {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = evidence.trim() === '';
    setMissing(isEmpty);
    if (!isEmpty) record.mutate();
  };
  const noEvidence = missing && evidence.trim() === '' ? 'Say how you know: it is your proof later.' : null;
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <SegmentedControl
        aria-label="What the contact decided"
        data={states}
        value={state}
        onChange={setState}
        fullWidth
      />
      <NativeSelect
        label="Topic"
        data={consentTopics.map((value) => ({ value, label: topicLabels[value] }))}
        value={topic}
        onChange={(event) => setTopic(consentTopics.find((value) => value === event.currentTarget.value) ?? topic)}
        error={errors.of('topic')}
      />
      <Textarea
        label="Evidence"
        description="What the person wrote, ticked or said, and where"
        placeholder="Ticked “Send me offers” in the shop on 3 May"
        minRows={2}
        autosize
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
        error={noEvidence ?? errors.of('evidence')}
        required
      />
      <p className={styles.note}>Entries can't be changed or deleted; a newer one takes the older one's place.</p>
      {errors.rest !== null && <ErrorNotice error={errors.rest} />}
      <FormButtons action="Record" running={record.isPending} onCancel={onClose} />
    </form>
  );
}
