import { ActionIcon, Textarea } from '@mantine/core';
import { MESSAGE_LIMITS, type ConversationView } from '@sendero/shared';
import { IconLock, IconSend2 } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { sendMessage } from '../api/conversations-api';
import { messageOf } from '../api/problem-error';
import styles from './composer.module.css';
import { newIdempotencyKey } from './idempotency-key';
import { applyInboxUpdate } from './inbox-feed';
import { useServiceWindow } from './use-service-window';

export interface ComposerProps {
  readonly conversation: ConversationView;
  readonly draft: string;
  readonly onDraftChange: (draft: string) => void;
}

/** Writes to the contact while the service window is open, and explains itself while it is shut. */
export function Composer({ conversation, draft, onDraftChange }: ComposerProps) {
  const { isOpen } = useServiceWindow(conversation.windowExpiresAt, 1_000);
  const { send, error, running } = useSending(conversation, () => onDraftChange(''));
  if (!isOpen) return <ShutComposer hasWritten={conversation.windowExpiresAt !== null} />;

  const text = draft.trim();
  const submit = () => {
    if (text !== '' && !running) send(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className={styles.composer}
      data-testid="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        className={styles.text}
        aria-label="Message"
        aria-keyshortcuts="r"
        placeholder="Write a message"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={MESSAGE_LIMITS.text}
        value={draft}
        onChange={(event) => onDraftChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={error !== null && `It was not sent. ${messageOf(error)}`}
      />
      <ActionIcon type="submit" size={36} aria-label="Send" disabled={text === ''} loading={running}>
        <IconSend2 size={19} />
      </ActionIcon>
    </form>
  );
}

/**
 * Sends a text under a key of its own. The key stays as long as the text does, so that trying again after a lost answer
 * can't send it twice.
 */
function useSending(conversation: ConversationView, onSent: () => void) {
  const client = useQueryClient();
  const [attempt, setAttempt] = useState<{ readonly text: string; readonly idempotencyKey: string } | null>(null);
  const sending = useMutation({
    mutationFn: (message: { readonly text: string; readonly idempotencyKey: string }) =>
      sendMessage(conversation.id, message),
    onSuccess: (message) => {
      applyInboxUpdate(client, { conversations: [], messages: [{ ...message, conversationId: conversation.id }] });
      setAttempt(null);
      onSent();
    },
  });
  const send = (text: string) => {
    const message = attempt?.text === text ? attempt : { text, idempotencyKey: newIdempotencyKey() };
    setAttempt(message);
    sending.mutate(message);
  };
  return { send, error: sending.error, running: sending.isPending };
}

function ShutComposer({ hasWritten }: { readonly hasWritten: boolean }) {
  return (
    <div className={styles.shut} data-testid="composer-shut">
      <IconLock size={20} aria-hidden />
      <div>
        <strong>{hasWritten ? 'The 24-hour window is closed.' : 'This contact has not written to you yet.'}</strong>{' '}
        WhatsApp allows free text only within 24 hours of the contact's last message. A journey can send an approved
        template; as soon as the contact writes, you can answer here.
      </div>
    </div>
  );
}
