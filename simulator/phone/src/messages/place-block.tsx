import type { ReactNode } from 'react';
import { PinIcon } from '../ui/icons';
import type { Place } from './message-view';
import styles from './message-parts.module.css';

/** A place on a drawn map: the sandbox asks no map service. */
export function PlaceBlock({ place }: { readonly place: Place }): ReactNode {
  const coordinates = `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`;
  return (
    <div className={styles['place']}>
      <div className={styles['map']} aria-hidden="true">
        <PinIcon size={34} />
      </div>
      <div className={styles['placeText']}>
        <span className={styles['fileName']}>{place.name || 'Location'}</span>
        {place.address && <span className={styles['note']}>{place.address}</span>}
        <span className={styles['note']}>{coordinates}</span>
      </div>
    </div>
  );
}
