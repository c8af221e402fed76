import type { ReactNode } from 'react';
import { unreachable } from '@sendero/shared/src/unreachable';
import styles from './card-block.module.css';
import { FormattedText } from './formatted-text';
import { MediaBlock } from './media-block';
import type { Card, CardHeader } from './message-view';
import { PlaceBlock } from './place-block';

/** Header, body and footer of a template or interactive message; `meta` stands beside the last line. */
export function CardBlock({ card, meta }: { readonly card: Card; readonly meta: ReactNode }): ReactNode {
  return (
    <>
      {card.header && <Header header={card.header} />}
      {card.body && <FormattedText text={card.body} />}
      {card.footer && <span className={styles['footer']}>{card.footer}</span>}
      {meta}
    </>
  );
}

function Header({ header }: { readonly header: CardHeader }): ReactNode {
  switch (header.type) {
    case 'text':
      return <div className={styles['title']}>{header.text}</div>;
    case 'media':
      return (
        <div className={styles['media']}>
          <MediaBlock media={header.media} />
        </div>
      );
    case 'location':
      return (
        <div className={styles['media']}>
          <PlaceBlock place={header.place} />
        </div>
      );
    default:
      return unreachable(header);
  }
}
