import { Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { contactQueries, createContact } from '../api/contacts-api';
import { fieldErrors } from '../api/field-errors';
import { ErrorNotice } from '../ui/error-notice';
import { FormButtons } from '../ui/form-buttons';
import { toastSuccess } from '../ui/toast';
import styles from './contact-form.module.css';

export interface CreateContactDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function CreateContactDialog({ opened, onClose }: CreateContactDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New contact">
      <CreateContactForm onClose={onClose} />
    </Modal>
  );
}

function CreateContactForm({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [language, setLanguage] = useState('');
  const create = useMutation({
    mutationFn: () =>
      createContact({
        name: name.trim(),
        phone: phone.trim(),
        ...(language.trim() === '' ? {} : { language: language.trim() }),
      }),
    onSuccess: async (contact) => {
      void client.invalidateQueries({ queryKey: contactQueries.lists });
      toastSuccess(`${contact.name || contact.phone} was added.`);
      await navigate(`/contacts/${contact.id}`);
    },
  });
  const errors = fieldErrors(create.error, {
    'contact.phone_invalid': 'phone',
    'contact.phone_taken': 'phone',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.of('name')}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        label="Phone"
        description="With the country code"
        placeholder="+351 912 345 678"
        type="tel"
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
        error={errors.of('phone')}
        autoComplete="off"
        required
      />
      <TextInput
        label="Language"
        description="A code such as pt or en_US; leave it empty if you don't know"
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value)}
        error={errors.of('language')}
      />
      <p className={styles.note}>
        A new contact has agreed to nothing yet. Record their consent on their page before a journey writes to them
        first.
      </p>
      {errors.rest !== null && <ErrorNotice error={errors.rest} />}
      <FormButtons action="Add" running={create.isPending} onCancel={onClose} />
    </form>
  );
}
