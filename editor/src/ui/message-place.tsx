import { IconMapPin } from '@tabler/icons-react';
import styles from './message-place.module.css';

interface Props {
  /** In degrees, or still as placeholders. */
  readonly latitude: string;
  readonly longitude: string;
  readonly name?: string;
  readonly address?: string;
}

/** A place on a drawn map: no map service is asked where people are. */
export function MessagePlace({ latitude, longitude, name = '', address = '' }: Props) {
  return (
    <div className={styles.place}>
      <div className={styles.map} aria-hidden>
        <IconMapPin size={32} stroke={1.7} />
      </div>
      <div className={styles.text}>
        <span className={styles.name}>{name || 'Location'}</span>
        {name && address && <span className={styles.note}>{address}</span>}
        <span className={styles.note}>
          {latitude || '…'}, {longitude || '…'}
        </span>
      </div>
    </div>
  );
}
