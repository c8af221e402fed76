import type { ReactNode } from 'react';
import { Avatar } from '../ui/avatar';
import type { ContactCard } from './message-view';
import styles from './message-parts.module.css';

export function ContactBlock({ cards }: { readonly cards: readonly ContactCard[] }): ReactNode {
  return cards.map((card, index) => (
    <div key={index} className={styles['file']}>
      <Avatar name={card.name} size={38} />
      <span className={styles['fileText']}>
        <span className={styles['fileName']}>{card.name}</span>
        <span className={styles['note']}>{[card.organization, ...card.phones].filter(Boolean).join(' · ')}</span>
      </span>
    </div>
  ));
}
