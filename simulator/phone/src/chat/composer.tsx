import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ChatEntry, CustomerMessage } from '../../../src/control-api';
import { messageSummary } from '../messages/message-summary';
import { IconButton } from '../ui/icon-button';
import { CloseIcon, PlusIcon, SendIcon } from '../ui/icons';
import styles from './composer.module.css';

/** Words worth trying: they start a journey, or stop and start all messages. */
const suggestions = ['hi', 'STOP', 'START'];

export function Composer({
  written,
  onWritten,
  replyTo,
  businessName,
  onSend,
  onAttach,
  onCancelReply,
}: {
  /** What a link wrote into the message; '' for nothing. */
  readonly written: string;
  /** The customer sent it, or wrote something else. */
  readonly onWritten: () => void;
  readonly replyTo: ChatEntry | null;
  readonly businessName: string;
  /** Resolves to whether it was sent. */
  readonly onSend: (message: CustomerMessage) => Promise<boolean>;
  readonly onAttach: () => void;
  readonly onCancelReply: () => void;
}): ReactNode {
  const [draft, setDraft] = useState(written);
  const input = useRef<HTMLTextAreaElement>(null);

  // Talks to the browser's focus: who chose to reply wants to write.
  useEffect(() => {
    if (replyTo !== null) input.current?.focus();
  }, [replyTo]);

  const send = async (text: string): Promise<void> => {
    if (text.trim() === '') return;
    setDraft('');
    if (written !== '') onWritten();
    onCancelReply();
    const sent = await onSend({ type: 'text', text, ...(replyTo === null ? {} : { quotedId: replyTo.id }) });
    // What could not be sent comes back, unless something else was written meanwhile.
    if (!sent) setDraft((draft) => draft || text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && replyTo !== null) onCancelReply();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send(draft.trim());
  };

  return (
    <div className={styles['composer']}>
      {replyTo !== null && (
        <div className={styles['replyTo']}>
          <div>
            <strong>{replyTo.from === 'customer' ? 'You' : businessName}</strong>
            <span>{messageSummary(replyTo)}</span>
          </div>
          <IconButton label="Don’t quote this message" onClick={onCancelReply}>
            <CloseIcon size={18} />
          </IconButton>
        </div>
      )}
      {draft === '' && replyTo === null && (
        <div className={styles['suggestions']} role="group" aria-label="Messages to try">
          {suggestions.map((text) => (
            <button key={text} type="button" onClick={() => void send(text)} data-testid={`suggest-${text}`}>
              {text}
            </button>
          ))}
        </div>
      )}
      <form
        className={styles['bar']}
        onSubmit={(event) => {
          event.preventDefault();
          void send(draft.trim());
        }}
      >
        <IconButton label="Attach" onClick={onAttach} aria-haspopup="dialog" data-testid="attach">
          <PlusIcon />
        </IconButton>
        <textarea
          ref={input}
          rows={1}
          value={draft}
          maxLength={4096}
          aria-label="Message"
          placeholder="Message"
          data-testid="composer"
          enterKeyHint="send"
          onChange={(event) => {
            setDraft(event.target.value);
            if (written !== '') onWritten();
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton label="Send" type="submit" solid disabled={draft.trim() === ''} data-testid="send">
          <SendIcon size={20} />
        </IconButton>
      </form>
    </div>
  );
}
