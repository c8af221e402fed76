import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Customer } from '../../../src/control-api';
import { sandboxApi } from '../sandbox/sandbox-api';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import styles from './add-customer.module.css';
import { customerNumber } from './customer-number';

interface Problems {
  readonly name?: string;
  readonly number?: string;
  readonly other?: string;
}

export function AddCustomer({
  customers,
  onAdded,
  onCancel,
}: {
  readonly customers: readonly Customer[];
  readonly onAdded: (customer: Customer) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const [name, setName] = useState('');
  const [number, setNumber] = useState('+');
  const [onWhatsApp, setOnWhatsApp] = useState(true);
  const [problems, setProblems] = useState<Problems>({});
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // Talks to the browser's focus: the form was asked for, so writing starts at once.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const read = customerNumber(number);
    const known = read.type === 'valid' && customers.find(({ waId }) => waId === read.waId);
    const found: Problems = {
      ...(name.trim() === '' ? { name: 'Enter a name, for example Maya.' } : {}),
      ...(read.type === 'invalid' ? { number: read.message } : {}),
      ...(known ? { number: `${known.name} already has this number. Use another one.` } : {}),
    };
    setProblems(found);
    if (read.type === 'invalid' || Object.keys(found).length > 0) return;
    setSaving(true);
    try {
      onAdded(await sandboxApi.addCustomer({ name: name.trim(), waId: read.waId, onWhatsApp }));
    } catch (cause) {
      setProblems({ other: cause instanceof Error ? cause.message : String(cause) });
      setSaving(false);
    }
  };

  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label="New customer"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
      noValidate
    >
      <Field
        label="Name"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        data-testid="add-customer-name"
        {...(problems.name === undefined ? {} : { problem: problems.name })}
      />
      <Field
        label="Phone number"
        type="tel"
        inputMode="tel"
        hint="With the country code: +34 600 11 22 33"
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        data-testid="add-customer-number"
        {...(problems.number === undefined ? {} : { problem: problems.number })}
      />
      <label className={styles['reach']}>
        <input type="checkbox" checked={!onWhatsApp} onChange={(event) => setOnWhatsApp(!event.target.checked)} />
        Not on WhatsApp: messages to them fail
      </label>
      {problems.other !== undefined && (
        <p role="alert" className={styles['problem']}>
          {problems.other}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="solid" type="submit" disabled={saving} data-testid="add-customer-submit">
          Add customer
        </Button>
      </div>
    </form>
  );
}
