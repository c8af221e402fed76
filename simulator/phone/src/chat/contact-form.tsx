import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { CustomerMessage } from '../../../src/control-api';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import styles from './attach-sheet.module.css';

/** A card of the customer's address book. */
export function ContactForm({ onSend }: { readonly onSend: (message: CustomerMessage) => void }): ReactNode {
  const [name, setName] = useState('Ada Okoro');
  const [phone, setPhone] = useState('+1 555 010 0777');
  const [problem, setProblem] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || !/\d{5}/.test(phone.replace(/\D/g, ''))) {
      setProblem('Enter a name, and a number with its country code.');
      return;
    }
    onSend({ type: 'contacts', name: name.trim(), phone: phone.trim() });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Field label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <Field
        label="Number"
        type="tel"
        value={phone}
        problem={problem}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button look="solid" type="submit" data-testid="attach-submit">
        Send contact
      </Button>
    </form>
  );
}
