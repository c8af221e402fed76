import { ActionIcon, Button, Modal, TagsInput, TextInput } from '@mantine/core';
import type { ContactDetail } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { contactQueries, updateContact } from '../api/contacts-api';
import { fieldErrors } from '../api/field-errors';
import { ErrorNotice } from '../ui/error-notice';
import { FormButtons } from '../ui/form-buttons';
import { TimeZoneSelect } from '../ui/time-zone-select';
import { toastSuccess } from '../ui/toast';
import { attributeLines, attributesOf, type AttributeLine } from './attribute-lines';
import styles from './contact-form.module.css';

export interface EditContactDialogProps {
  readonly contact: ContactDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function EditContactDialog({ contact, opened, onClose }: EditContactDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Edit the contact">
      <EditContactForm contact={contact} onClose={onClose} />
    </Modal>
  );
}

function EditContactForm({ contact, onClose }: Omit<EditContactDialogProps, 'opened'>) {
  const client = useQueryClient();
  const [name, setName] = useState(contact.name);
  const [language, setLanguage] = useState(contact.language);
  const [timeZone, setTimeZone] = useState(contact.timeZone);
  const [tags, setTags] = useState<string[]>([...contact.tags]);
  const [lines, setLines] = useState(() => attributeLines(contact.attributes));
  const save = useMutation({
    mutationFn: () =>
      updateContact(contact.id, {
        name: name.trim(),
        language: language.trim(),
        timeZone,
        tags,
        attributes: attributesOf(lines, contact.attributes),
      }),
    onSuccess: (saved) => {
      client.setQueryData(contactQueries.detail(contact.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: contactQueries.lists });
      toastSuccess('The contact was saved.');
      onClose();
    },
  });
  const errors = fieldErrors(save.error, {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.of('name')}
        data-autofocus
      />
      <TextInput
        label="Language"
        description="A code such as pt or en_US"
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
        error={errors.of('language')}
      />
      <TimeZoneSelect
        label="Time zone"
        also={{ value: '', label: "Not known: the workspace's" }}
        value={timeZone}
        onChange={setTimeZone}
        error={errors.of('timeZone')}
      />
      <TagsInput
        label="Tags"
        description="Enter finishes a tag"
        value={tags}
        onChange={setTags}
        error={errors.of('tags')}
      />
      <AttributeFields lines={lines} onChange={setLines} error={errors.of('attributes')} />
      {errors.rest !== null && <ErrorNotice error={errors.rest} />}
      <FormButtons action="Save" running={save.isPending} onCancel={onClose} />
    </form>
  );
}

interface AttributeFieldsProps {
  readonly lines: readonly AttributeLine[];
  readonly onChange: (lines: readonly AttributeLine[]) => void;
  readonly error: string | null;
}

function AttributeFields({ lines, onChange, error }: AttributeFieldsProps) {
  const change = (index: number, line: AttributeLine) => onChange(lines.with(index, line));
  return (
    <fieldset className={styles.attributes}>
      <legend>Attributes</legend>
      {lines.map((line, index) => (
        <div key={index} className={styles.attribute}>
          <TextInput
            aria-label={`Name of attribute ${index + 1}`}
            placeholder="city"
            value={line.name}
            onChange={(event) => change(index, { ...line, name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`Value of attribute ${index + 1}`}
            placeholder="Lisbon"
            value={line.value}
            onChange={(event) => change(index, { ...line, value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove attribute ${line.name || index + 1}`}
            onClick={() => onChange(lines.toSpliced(index, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={15} />}
        onClick={() => onChange([...lines, { name: '', value: '' }])}
      >
        Add an attribute
      </Button>
      {error !== null && <p className={styles.error}>{error}</p>}
    </fieldset>
  );
}
