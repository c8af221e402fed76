import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { CustomerMessage } from '../../../src/control-api';
import { Button } from '../ui/button';
import { CloseIcon, PlusIcon } from '../ui/icons';
import { IconButton } from '../ui/icon-button';
import styles from './flow-form.module.css';

interface Entry {
  readonly field: string;
  readonly value: string;
}

/**
 * Stands in for the screens of a flow, which only Meta has: whoever holds the phone names the fields and fills them in. What
 * the flow was handed is there to begin with.
 */
export function FlowForm({
  messageId,
  given,
  onSend,
}: {
  readonly messageId: string;
  readonly given: readonly Entry[];
  readonly onSend: (message: CustomerMessage) => void;
}): ReactNode {
  const [entries, setEntries] = useState<readonly Entry[]>(given.length > 0 ? given : [{ field: 'answer', value: '' }]);
  const change = (index: number, changes: Partial<Entry>): void =>
    setEntries(entries.map((entry, at) => (at === index ? { ...entry, ...changes } : entry)));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const named = entries.filter(({ field }) => field.trim() !== '');
    const response = Object.fromEntries(named.map(({ field, value }) => [field.trim(), value]));
    onSend({ type: 'form', messageId, response });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <p className={styles['hint']}>
        The sandbox does not have the screens of this form. Name its fields and fill them in, as a customer would.
      </p>
      {entries.map(({ field, value }, index) => (
        <fieldset key={index} className={styles['entry']}>
          <legend className="visually-hidden">Field {index + 1}</legend>
          <input
            aria-label={`Name of field ${index + 1}`}
            placeholder="Field"
            autoComplete="off"
            value={field}
            onChange={(event) => change(index, { field: event.target.value })}
            data-testid={`form-field-${index}`}
          />
          <input
            aria-label={`What is entered into field ${index + 1}`}
            placeholder="What is entered"
            autoComplete="off"
            value={value}
            onChange={(event) => change(index, { value: event.target.value })}
            data-testid={`form-value-${index}`}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          />
          <IconButton
            label={`Remove field ${index + 1}`}
            onClick={() => setEntries(entries.filter((_, at) => at !== index))}
          >
            <CloseIcon size={18} />
          </IconButton>
        </fieldset>
      ))}
      <Button onClick={() => setEntries([...entries, { field: '', value: '' }])} data-testid="form-add">
        <span className={styles['add']}>
          <PlusIcon size={17} />
          Add a field
        </span>
      </Button>
      <Button look="solid" type="submit" data-testid="form-submit">
        Send form
      </Button>
    </form>
  );
}
