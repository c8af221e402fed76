import type { ReactNode } from 'react';
import { unreachable } from '@sendero/shared/src/unreachable';
import { CardBlock } from './card-block';
import { ContactBlock } from './contact-block';
import { FormattedText } from './formatted-text';
import { MediaBlock } from './media-block';
import styles from './message-content.module.css';
import type { MessageView } from './message-view';
import { PlaceBlock } from './place-block';

/** What is inside a bubble. `meta` (time and ticks) stands beside the last line where there is room. */
export function MessageContent({ view, meta }: { readonly view: MessageView; readonly meta: ReactNode }): ReactNode {
  switch (view.type) {
    case 'text':
      return (
        <>
          <FormattedText text={view.text} />
          {meta}
        </>
      );
    case 'media':
      return (
        <>
          <div className={styles['media']}>
            <MediaBlock media={view.media} />
          </div>
          {view.caption && <FormattedText text={view.caption} />}
          {meta}
        </>
      );
    case 'location':
      return (
        <>
          <div className={styles['media']}>
            <PlaceBlock place={view.place} />
          </div>
          {meta}
        </>
      );
    case 'contacts':
      return (
        <>
          <div className={styles['media']}>
            <ContactBlock cards={view.cards} />
          </div>
          {meta}
        </>
      );
    case 'card':
      return <CardBlock card={view.card} meta={meta} />;
    case 'choice':
      return (
        <>
          <FormattedText text={view.title} />
          {view.description && <span className={styles['description']}>{view.description}</span>}
          {meta}
        </>
      );
    case 'reaction':
      return <Aside meta={meta}>Reacted {view.emoji} to a message that is not in this chat</Aside>;
    case 'unsupported':
      return <Aside meta={meta}>A message of type “{view.what}”, which this phone can’t show</Aside>;
    default:
      return unreachable(view);
  }
}

function Aside({ meta, children }: { readonly meta: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <em className={styles['aside']}>{children}</em>
      {meta}
    </>
  );
}
