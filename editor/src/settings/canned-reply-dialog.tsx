import { Modal, Stack, TextInput } from '@mantine/core';
import { cannedReplyFields, MESSAGE_LIMITS, personalizationProblem, type CannedReply } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { cannedRepliesQuery, changeCannedReply, createCannedReply } from '../api/canned-replies-api';
import { PersonalizedInput } from '../inspector/personalized-input';
import { PlaceholderVariables } from '../inspector/placeholder-variables';
import { ErrorNotice } from '../ui/error-notice';
import { FormButtons } from '../ui/form-buttons';

interface Props {
  /** The reply that is changed; null for a new one. */
  readonly reply: CannedReply | null;
  readonly onClose: () => void;
}

export function CannedReplyDialog({ reply, onClose }: Props) {
  const client = useQueryClient();
  const [fields, setFields] = useState({ shortcut: reply?.shortcut ?? '', text: reply?.text ?? '' });
  const [complaint, complain] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (written: typeof fields) => (reply ? changeCannedReply(reply.id, written) : createCannedReply(written)),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = cannedReplyFields.safeParse(fields);
    complain(read.error?.issues.find(({ path }) => path[0] === 'shortcut')?.message ?? null);
    if (read.success && personalizationProblem(read.data.text) === null) save.mutate(read.data);
  };
  return (
    <Modal opened onClose={onClose} title={reply ? `Change /${reply.shortcut}` : 'New canned reply'}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Shortcut"
            description="What is typed after “/”."
            leftSection="/"
            placeholder="hours"
            maxLength={40}
            data-autofocus
            value={fields.shortcut}
            error={complaint}
            onChange={(event) => {
              complain(null);
              setFields({ ...fields, shortcut: event.currentTarget.value });
            }}
          />
          <PlaceholderVariables value={NO_VARIABLES}>
            <PersonalizedInput
              label="Reply"
              placeholder="Hi {{ contact.name }}, we are open from 9 to 18."
              multiline
              limit={MESSAGE_LIMITS.text}
              value={fields.text}
              onChange={(text) => setFields({ ...fields, text })}
            />
          </PlaceholderVariables>
          {save.error && <ErrorNotice title="The canned reply was not saved" error={save.error} />}
          <FormButtons action="Save" running={save.isPending} disabled={fields.text.trim() === ''} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

const NO_VARIABLES: readonly string[] = [];
