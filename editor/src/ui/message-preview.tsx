import {
  unreachable,
  type OutgoingContent,
  type SessionMessage,
  type Template,
  type TemplateMessage,
} from '@sendero/shared';
import { IconArrowBackUp, IconExternalLink, IconList, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FormattedText } from './formatted-text';
import styles from './message-preview.module.css';
import { MessageMedia } from './message-media';
import { templateLayout, type TemplateButtonLayout } from './template-layout';

export interface MessagePreviewProps {
  /** What goes out, finished or still with `{{ … }}` placeholders. */
  readonly content: OutgoingContent;
  /** The template that `content` names, when the channel has it; without it only the values can be shown. */
  readonly template?: Template | undefined;
  /** Draws the wall of a chat behind the message; for forms and lists. */
  readonly framed?: boolean;
  /** Stands in the bubble's lower corner: time and ticks. */
  readonly meta?: ReactNode;
}

/**
 * Draws an outgoing message as the contact's phone shows it.
 *
 * @example <MessagePreview framed content={{ type: 'session', message: config.message }} />
 */
export function MessagePreview({ content, template, framed = false, meta }: MessagePreviewProps) {
  const message =
    content.type === 'session' ? (
      <SessionBubble message={content.message} meta={meta} />
    ) : (
      <TemplateBubble message={content.template} template={template} meta={meta} />
    );
  if (!framed) return message;
  return (
    <div className={styles.wall} role="group" aria-label="Preview of the message">
      {message}
    </div>
  );
}

function SessionBubble({ message, meta }: { readonly message: SessionMessage; readonly meta: ReactNode }) {
  switch (message.type) {
    case 'text':
      return <Bubble body={message.text} emptyText="Write the message…" meta={meta} />;
    case 'image':
      return <Bubble media={<MessageMedia kind="image" link={message.link} />} body={message.caption} meta={meta} />;
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
          header={message.header?.text}
          body={message.body}
          emptyText="Write the message…"
          footer={message.footer}
          meta={meta}
          actions={message.buttons.map((button) => ({ icon: 'reply', label: button.title }))}
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
          <ListSheet message={message} />
        </Bubble>
      );
    default:
      return unreachable(message);
  }
}

function TemplateBubble({
  message,
  template,
  meta,
}: {
  readonly message: TemplateMessage;
  readonly template: Template | undefined;
  readonly meta: ReactNode;
}) {
  if (!template) {
    return (
      <Bubble
        header={`Template ${message.name || '…'}`}
        body={message.body.join('\n')}
        footer={message.name ? `Not among the channel's templates (${message.language})` : 'Choose a template'}
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
      actions={buttons}
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
  readonly actions?: readonly TemplateButtonLayout[];
  readonly children?: ReactNode;
}

function Bubble({ header, media, body, emptyText, footer, meta, actions = [], children }: BubbleProps) {
  return (
    <div className={styles.message}>
      <div className={styles.bubble}>
        {media}
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
        {actions.map((action, index) => (
          <div key={index} className={styles.action}>
            <ActionIcon icon={action.icon} />
            <span className={styles.actionLabel}>{action.label || '…'}</span>
          </div>
        ))}
      </div>
      {children}
    </div>
  );
}

const actionIcons = { reply: IconArrowBackUp, link: IconExternalLink, call: IconPhone, list: IconList } as const;

function ActionIcon({ icon }: { readonly icon: TemplateButtonLayout['icon'] }) {
  const Icon = actionIcons[icon];
  return <Icon size={16} stroke={1.8} aria-hidden />;
}

/** What the list's button opens. */
function ListSheet({ message }: { readonly message: Extract<SessionMessage, { type: 'list' }> }) {
  return (
    <div className={styles.sheet}>
      {message.sections.map((section, index) => (
        <div key={index}>
          {section.title && <div className={styles.section}>{section.title}</div>}
          {section.rows.map((row) => (
            <div key={row.id} className={styles.row}>
              <span className={styles.rowText}>
                <span className={styles.rowTitle}>{row.title || '…'}</span>
                {row.description && <span className={styles.rowDescription}>{row.description}</span>}
              </span>
              <span className={styles.radio} aria-hidden />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
