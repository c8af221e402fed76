import { Modal, Stack, Text } from '@mantine/core';
import type { ConversationView, PersonalizationScope, TemplateMessage } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { contactQueries } from '../api/contacts-api';
import { templateQueries } from '../api/templates-api';
import { PlaceholderVariables } from '../inspector/placeholder-variables';
import { TemplateForm } from '../nodes/send/template-form';
import { findTemplate, NO_TEMPLATE } from '../nodes/send/template-values';
import { ErrorNotice } from '../ui/error-notice';
import { FormButtons } from '../ui/form-buttons';
import { MessagePreview } from '../ui/message-preview';
import { filledTemplate } from './filled-template';
import { scopeOfContact } from './filled-text';
import { useSending } from './use-sending';

interface Props {
  readonly conversation: ConversationView;
  readonly onClose: () => void;
}

/** Writes to the contact with an approved template, which also goes out while the window is shut. */
export function TemplateDialog({ conversation, onClose }: Props) {
  const [message, setMessage] = useState<TemplateMessage>(NO_TEMPLATE);
  const { data: contact } = useQuery(contactQueries.detail(conversation.contact.id));
  const { data: templates } = useQuery(templateQueries.list());
  const { send, error, running } = useSending(conversation, onClose);
  const scope: PersonalizationScope | null = contact ? scopeOfContact(contact, conversation) : null;
  const filled = scope && filledTemplate(message, scope);
  const template = findTemplate(templates ?? [], message);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (filled && template) send({ template: filled.template });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`A template for ${conversation.contact.name || conversation.contact.phone}`}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <PlaceholderVariables value={NO_VARIABLES}>
            <TemplateForm message={message} onChange={setMessage} />
          </PlaceholderVariables>
          {filled && template && (
            <MessagePreview framed content={{ type: 'template', template: filled.template }} template={template} />
          )}
          {filled && filled.missing.length > 0 && (
            <Text size="sm" c="var(--warning)">
              Nothing is known of the contact for {filled.missing.join(', ')}. Write it in yourself.
            </Text>
          )}
          {error && <ErrorNotice title="The template was not sent" error={error} />}
          <FormButtons
            action="Send the template"
            running={running}
            disabled={!filled || !template}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}

const NO_VARIABLES: readonly string[] = [];
