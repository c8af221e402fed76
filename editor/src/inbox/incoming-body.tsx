import { unreachable, type IncomingMessage, type JsonValue, type SharedContact } from '@sendero/shared';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Facts } from '../ui/facts';
import { FormattedText } from '../ui/formatted-text';
import { MessageContacts } from '../ui/message-contacts';
import { MessageMedia } from '../ui/message-media';
import { MessagePlace } from '../ui/message-place';
import styles from './message.module.css';

export interface IncomingBodyProps extends Pick<IncomingMessage, 'content' | 'text'> {
  /** Where the file of the message is shown from, when there is one. */
  readonly fileLink?: string;
}

/** What a contact sent, as the inbox and the simulation show it. */
export function IncomingBody({ content, text, fileLink }: IncomingBodyProps): ReactNode {
  switch (content.type) {
    case 'text':
      return <FormattedText text={text} />;
    case 'button':
    case 'listRow':
      return (
        <span className={styles.choice}>
          <IconArrowBackUp size={15} aria-label="Chose" />
          <FormattedText text={text} />
        </span>
      );
    case 'media':
      return (
        <>
          <MessageMedia
            kind={content.kind}
            {...(content.filename === undefined ? {} : { filename: content.filename })}
            {...(fileLink === undefined ? {} : { link: fileLink })}
          />
          {text && <FormattedText text={text} />}
        </>
      );
    case 'location':
      return (
        <MessagePlace
          latitude={content.latitude.toFixed(5)}
          longitude={content.longitude.toFixed(5)}
          name={text}
          address={content.name === undefined ? '' : (content.address ?? '')}
        />
      );
    case 'contacts':
      return content.contacts ? (
        <MessageContacts cards={content.contacts.map(asCard)} />
      ) : (
        <MessageMedia kind="contacts" filename={text} />
      );
    case 'flow':
      return (
        <>
          {text && <FormattedText text={text} />}
          <Facts facts={Object.entries(content.response).map(([name, value]) => [name, enteredText(value)])} />
        </>
      );
    case 'reaction':
      return content.emoji ? (
        <span className={styles.reaction}>
          <span className={styles.emoji}>{content.emoji}</span> Reacted to a message
        </span>
      ) : (
        <span className={styles.reaction}>Took a reaction back</span>
      );
    case 'unknown':
      return (
        <span className={styles.reaction}>
          {text || `A message of a kind that can't be shown here (${content.providerType})`}
        </span>
      );
    default:
      return unreachable(content);
  }
}

/** What was entered into one field of a flow. */
function enteredText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asCard({ name, phones, details }: SharedContact): {
  readonly name: string;
  readonly lines: readonly string[];
} {
  const emails = details?.emails?.map(({ email = '' }) => email) ?? [];
  return { name, lines: [...new Set([details?.org?.['company'] ?? '', ...phones, ...emails])] };
}
