import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { CustomerMessage } from '../../../src/control-api';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import styles from './attach-sheet.module.css';

/** Where the customer is unless they say otherwise. */
const samplePlace = { name: 'Puerta del Sol, Madrid', latitude: 40.41689, longitude: -3.70349 };

/** A place that the customer sends, in answer to a message or of their own accord. */
export function LocationForm({
  messageId,
  onSend,
}: {
  readonly messageId?: string;
  readonly onSend: (message: CustomerMessage) => void;
}): ReactNode {
  const [name, setName] = useState(samplePlace.name);
  const [coordinates, setCoordinates] = useState(`${samplePlace.latitude}, ${samplePlace.longitude}`);
  const [problem, setProblem] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const [latitude = NaN, longitude = NaN, ...rest] = coordinates.split(',').map((part) => Number(part.trim() || NaN));
    if (rest.length > 0 || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      setProblem('Enter latitude and longitude with a comma between them, for example 40.41689, -3.70349.');
      return;
    }
    onSend({
      type: 'location',
      latitude,
      longitude,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(messageId === undefined ? {} : { messageId }),
    });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Field
        label="Name of the place"
        hint="Not required."
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label="Latitude, longitude"
        value={coordinates}
        problem={problem}
        onChange={(event) => setCoordinates(event.target.value)}
      />
      <Button look="solid" type="submit" data-testid="attach-submit">
        Send location
      </Button>
    </form>
  );
}
