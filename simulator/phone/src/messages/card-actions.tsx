import { useState, type ComponentType, type ReactNode } from 'react';
import type { ChatEntry } from '../../../src/control-api';
import { useChatActions } from '../chat/chat-actions';
import { CheckIcon, CopyIcon, FormIcon, LinkIcon, ListIcon, PhoneIcon, PinIcon, ReplyIcon } from '../ui/icons';
import styles from './card-actions.module.css';
import type { CardAction } from './message-view';

/** The buttons under a message. One that was tapped shows it and can be tapped again, as on a phone. */
export function CardActions({
  entry,
  actions,
  chosen,
}: {
  readonly entry: ChatEntry;
  readonly actions: readonly CardAction[];
  readonly chosen: ReadonlySet<string>;
}): ReactNode {
  if (actions.length === 0) return null;
  return (
    <div className={styles['actions']}>
      {actions.map((action, index) => (
        <Action key={index} entry={entry} action={action} chosen={chosen} />
      ))}
    </div>
  );
}

function Action({
  entry,
  action,
  chosen,
}: {
  readonly entry: ChatEntry;
  readonly action: CardAction;
  readonly chosen: ReadonlySet<string>;
}): ReactNode {
  const chat = useChatActions();
  switch (action.type) {
    case 'reply':
      return (
        <ActionButton
          action={action}
          testId={`tap-${action.id}`}
          Icon={ReplyIcon}
          chosen={chosen.has(action.id)}
          onClick={() => chat.tap(entry, action.id)}
        />
      );
    case 'list':
      return (
        <ActionButton
          action={action}
          testId="open-list"
          Icon={ListIcon}
          chosen={action.sections.some(({ rows }) => rows.some(({ id }) => chosen.has(id)))}
          onClick={() => chat.openList(entry, action, chosen)}
        />
      );
    case 'shareLocation':
      return (
        <ActionButton
          action={action}
          testId="tap-location"
          Icon={PinIcon}
          chosen={chosen.has('location')}
          onClick={() => chat.shareLocation(entry)}
        />
      );
    case 'form':
      return (
        <ActionButton
          action={action}
          testId="tap-form"
          Icon={FormIcon}
          chosen={chosen.has('form')}
          onClick={() => chat.openForm(entry, action)}
        />
      );
    case 'call':
      return <ActionButton action={action} Icon={PhoneIcon} onClick={() => chat.explainCall(action.title)} />;
    case 'copy':
      return <CopyAction action={action} />;
    case 'link':
      return <LinkAction title={action.title} url={action.url} />;
  }
}

function ActionButton({
  action,
  testId = `tap-${action.title}`,
  Icon,
  chosen = false,
  onClick,
}: {
  readonly action: CardAction;
  readonly testId?: string;
  readonly Icon: ComponentType<{ size?: number }>;
  readonly chosen?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className={`${styles['action']} ${chosen ? styles['chosen'] : ''}`}
      data-testid={testId}
      data-chosen={chosen}
      onClick={onClick}
    >
      {chosen ? <CheckIcon size={17} /> : <Icon size={17} />}
      {action.title}
      {chosen && <span className="visually-hidden"> (chosen)</span>}
    </button>
  );
}

function CopyAction({ action }: { readonly action: Extract<CardAction, { type: 'copy' }> }): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(action.code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const shown = copied ? { ...action, title: `Copied ${action.code}` } : action;
  return <ActionButton action={shown} testId={`tap-${action.title}`} Icon={CopyIcon} onClick={copy} />;
}

function LinkAction({ title, url }: { readonly title: string; readonly url: string }): ReactNode {
  const content = (
    <>
      <LinkIcon size={17} />
      {title}
    </>
  );
  // Anything else, such as `javascript:`, would run in this page.
  return /^https?:\/\//i.test(url) ? (
    <a className={styles['action']} data-testid={`tap-${title}`} href={url} target="_blank" rel="noopener noreferrer">
      {content}
      <span className="visually-hidden"> (opens in a new tab)</span>
    </a>
  ) : (
    <span className={styles['broken']} title={url}>
      {content} · this link is not a web address
    </span>
  );
}
