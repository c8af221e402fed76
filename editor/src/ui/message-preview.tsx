import {
  contactName,
  unreachable,
  type IncomingContent,
  type MessageHeader,
  type OutgoingContent,
  type SessionMessage,
  type Template,
  type TemplateMessage,
} from '@sendero/shared';
import { IconArrowBackUp, IconExternalLink, IconForms, IconList, IconMapPin, IconPhone } from '@tabler/icons-react';
import { useContext, type ReactNode } from 'react';
import { FormattedText } from './formatted-text';
import { languageText } from './language-text';
import { LinkOpener, type OpenLink } from './link-opener';
import { MessageContacts } from './message-contacts';
import { MessageMedia } from './message-media';
import { MessagePlace } from './message-place';
import styles from './message-preview.module.css';
import { templateLayout } from './template-layout';

export interface MessagePreviewProps {
  /** What goes out, finished or still with `{{ … }}` placeholders. */
  readonly content: OutgoingContent;
  /** The template that `content` names, when the channel has it; without it only the values can be shown. */
  readonly template?: Template | undefined;
  /** Draws the wall of a chat behind the message; for forms and lists. */
  readonly framed?: boolean;
  /** Stands in the bubble's lower corner: time and ticks. */
  readonly meta?: ReactNode;
  /** Makes reply buttons and list rows work, as on the contact's phone. */
  readonly onTap?: (tap: Tap) => void;
  /** Is told of links that are opened, in place of opening them. */
  readonly onLink?: OpenLink;
}

/** What the contact's phone sends when something on a message is tapped. */
export interface Tap {
  readonly text: string;
  readonly content: IncomingContent;
}

type OnTap = ((tap: Tap) => void) | undefined;

/**
 * Draws an outgoing message as the contact's phone shows it.
 *
 * @example <MessagePreview framed content={{ type: 'session', message: config.message }} />
 */
export function MessagePreview({ content, template, framed = false, meta, onTap, onLink }: MessagePreviewProps) {
  const message =
    content.type === 'session' ? (
      <SessionBubble message={content.message} meta={meta} onTap={onTap} />
    ) : (
      <TemplateBubble message={content.template} template={template} meta={meta} onTap={onTap} />
    );
  const linked = onLink ? <LinkOpener value={onLink}>{message}</LinkOpener> : message;
  if (!framed) return linked;
  return (
    <div className={styles.wall} role="group" aria-label="Preview of the message">
      {linked}
    </div>
  );
}

interface SessionBubbleProps {
  readonly message: SessionMessage;
  readonly meta: ReactNode;
  readonly onTap: OnTap;
}

function SessionBubble({ message, meta, onTap }: SessionBubbleProps) {
  switch (message.type) {
    case 'text':
      return <Bubble body={message.text} emptyText="Write the message…" meta={meta} />;
    case 'image':
    case 'video':
      return (
        <Bubble media={<MessageMedia kind={message.type} link={message.link} />} body={message.caption} meta={meta} />
      );
    case 'audio':
      return <Bubble media={<MessageMedia kind="audio" link={message.link} />} body="" meta={meta} />;
    case 'sticker':
      return <Bubble bare media={<MessageMedia kind="sticker" link={message.link} />} body="" meta={meta} />;
    case 'location':
      return <Bubble media={<MessagePlace {...message} />} body="" meta={meta} />;
    case 'contacts':
      return (
        <Bubble
          media={
            <MessageContacts
              cards={message.contacts.map((card) => ({
                name: contactName(card),
                lines: [card.company, card.phone, card.email, card.url],
              }))}
            />
          }
          body=""
          meta={meta}
        />
      );
    case 'linkButton':
      return (
        <Bubble
          {...headerOf(message.header)}
          body={message.body}
          emptyText="Write the message…"
          footer={message.footer}
          meta={meta}
          actions={[{ icon: 'link', label: message.button, hint: message.url, url: message.url.trim() }]}
        />
      );
    case 'locationRequest':
      return (
        <Bubble
          body={message.body}
          emptyText="Write the message…"
          meta={meta}
          actions={[{ icon: 'place', label: 'Send location', ...(onTap && { onTap: () => onTap(SAMPLE_PLACE) }) }]}
        />
      );
    case 'flow':
      return (
        <Bubble
          {...headerOf(message.header)}
          body={message.body}
          emptyText="Write the message…"
          footer={message.footer}
          meta={meta}
          actions={[
            { icon: 'form', label: message.button, ...(onTap && { onTap: () => onTap(untouchedForm(message)) }) },
          ]}
        />
      );
    case 'document':
      return (
        <Bubble
          media={<MessageMedia kind="document" link={message.link} filename={message.filename} />}
          body={message.caption}
          meta={meta}
        />
      );
    case 'buttons':
      return (
        <Bubble
          {...headerOf(message.header)}
          body={message.body}
          emptyText="Write the message…"
          footer={message.footer}
          meta={meta}
          actions={message.buttons.map(({ id, title }) => ({
            icon: 'reply',
            label: title,
            ...(onTap && { onTap: () => onTap({ text: title, content: { type: 'button', payload: id } }) }),
          }))}
        />
      );
    case 'list':
      return (
        <Bubble
          header={message.header?.text}
          body={message.body}
          emptyText="Write the message…"
          footer={message.footer}
          meta={meta}
          actions={[{ icon: 'list', label: message.button }]}
        >
          <ListSheet message={message} onTap={onTap} />
        </Bubble>
      );
    default:
      return unreachable(message);
  }
}

function headerOf(header: MessageHeader | undefined): Pick<BubbleProps, 'header' | 'media'> {
  if (!header) return {};
  if ('text' in header) return { header: header.text };
  const { media, link, filename } = header;
  return { media: <MessageMedia kind={media} link={link} filename={filename} /> };
}

/** Where a tap on “Send location” says that the contact is. */
const SAMPLE_PLACE: Tap = { text: '', content: { type: 'location', latitude: 38.7139, longitude: -9.1334 } };

/** A form that is sent back as it was handed over. */
function untouchedForm({ data }: Extract<SessionMessage, { type: 'flow' }>): Tap {
  const response = Object.fromEntries(data.map(({ name, text }) => [name, text]));
  return { text: 'Sent', content: { type: 'flow', response } };
}

function TemplateBubble({
  message,
  template,
  meta,
  onTap,
}: {
  readonly message: TemplateMessage;
  readonly template: Template | undefined;
  readonly meta: ReactNode;
  readonly onTap: OnTap;
}) {
  if (!template) {
    return (
      <Bubble
        header={`Template ${message.name || '…'}`}
        body={message.body.join('\n')}
        footer={
          message.name ? `Not among the channel's templates (${languageText(message.language)})` : 'Choose a template'
        }
        meta={meta}
      />
    );
  }
  const { header, media, body, footer, buttons } = templateLayout(template, message);
  return (
    <Bubble
      header={header}
      media={media && <MessageMedia kind={media} link={message.headerLink} />}
      body={body}
      footer={footer}
      meta={meta}
      actions={buttons.map((button) => ({
        ...button,
        // A quick reply of a template echoes its title.
        ...(onTap &&
          button.icon === 'reply' && {
            onTap: () => onTap({ text: button.label, content: { type: 'button', payload: button.label } }),
          }),
      }))}
    />
  );
}

interface BubbleProps {
  readonly header?: string | undefined;
  readonly media?: ReactNode;
  readonly body: string;
  /** Stands in for a body that is not written yet. */
  readonly emptyText?: string;
  readonly footer?: string;
  readonly meta: ReactNode;
  readonly actions?: readonly BubbleAction[];
  /** Without a ground, as a sticker is. */
  readonly bare?: boolean;
  readonly children?: ReactNode;
}

interface BubbleAction {
  readonly icon: keyof typeof actionIcons;
  readonly label: string;
  /** Shown while the pointer rests on it. */
  readonly hint?: string;
  /** What it opens, where somebody is told of that. */
  readonly url?: string;
  readonly onTap?: () => void;
}

function Bubble({ header, media, body, emptyText, footer, meta, actions = [], bare = false, children }: BubbleProps) {
  const openLink = useContext(LinkOpener);
  return (
    <div className={styles.message}>
      <div className={`${styles.bubble} ${bare ? styles.bare : ''}`}>
        {media}
        {(header || body || emptyText || footer || meta) && (
          <div className={styles.content}>
            {header && (
              <div className={styles.header}>
                <FormattedText text={header} />
              </div>
            )}
            {body && <FormattedText text={body} />}
            {!body && emptyText && <span className={styles.empty}>{emptyText}</span>}
            {footer && <div className={styles.footer}>{footer}</div>}
            {meta && <div className={styles.meta}>{meta}</div>}
          </div>
        )}
        {actions.map(({ icon, label, hint, url, onTap = openLink && url ? () => openLink(url) : undefined }, index) => (
          <Tappable key={index} className={styles.action} hint={hint} onTap={onTap}>
            <ActionIcon icon={icon} />
            <span className={styles.actionLabel}>{label || '…'}</span>
          </Tappable>
        ))}
      </div>
      {children}
    </div>
  );
}

interface TappableProps {
  readonly className: string | undefined;
  readonly hint?: string | undefined;
  readonly onTap: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A button where a tap does something, else only what it looks like. */
function Tappable({ className = '', hint, onTap, children }: TappableProps) {
  if (!onTap)
    return (
      <div className={className} title={hint}>
        {children}
      </div>
    );
  return (
    <button type="button" className={`${className} ${styles.tappable}`} onClick={onTap}>
      {children}
    </button>
  );
}

const actionIcons = {
  reply: IconArrowBackUp,
  link: IconExternalLink,
  call: IconPhone,
  list: IconList,
  place: IconMapPin,
  form: IconForms,
} as const;

function ActionIcon({ icon }: Pick<BubbleAction, 'icon'>) {
  const Icon = actionIcons[icon];
  return <Icon size={16} stroke={1.8} aria-hidden />;
}

/** What the list's button opens. */
function ListSheet({
  message,
  onTap,
}: {
  readonly message: Extract<SessionMessage, { type: 'list' }>;
  readonly onTap: OnTap;
}) {
  return (
    <div className={styles.sheet}>
      {message.sections.map((section, index) => (
        <div key={index}>
          {section.title && <div className={styles.section}>{section.title}</div>}
          {section.rows.map((row) => (
            <Tappable
              key={row.id}
              className={styles.row}
              onTap={onTap && (() => onTap({ text: row.title, content: { type: 'listRow', rowId: row.id } }))}
            >
              <span className={styles.rowText}>
                <span className={styles.rowTitle}>{row.title || '…'}</span>
                {row.description && <span className={styles.rowDescription}>{row.description}</span>}
              </span>
              <span className={styles.radio} aria-hidden />
            </Tappable>
          ))}
        </div>
      ))}
    </div>
  );
}
