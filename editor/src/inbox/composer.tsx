import { ActionIcon, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { MESSAGE_LIMITS, takesCaption, type ConversationView } from '@sendero/shared';
import { IconSend2 } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { messageOf } from '../api/problem-error';
import { AnsweringStrip } from './answering-strip';
import { AttachMenu } from './attach-menu';
import { Attached } from './attached';
import { CannedList, optionId } from './canned-list';
import styles from './composer.module.css';
import { ShutComposer } from './shut-composer';
import { TemplateDialog } from './template-dialog';
import { useThreadActions } from './thread-actions';
import { TypingNotice } from './typing-notice';
import { useAttachment } from './use-attachment';
import { useCannedReplies } from './use-canned-replies';
import { useSending } from './use-sending';
import { useServiceWindow } from './use-service-window';
import { useTeamTyping } from './use-team-typing';
import type { Writing } from './writing';

export interface ComposerProps {
  readonly conversation: ConversationView;
  readonly draft: string;
  readonly onDraftChange: (draft: string) => void;
}

/** Writes to the contact while the service window is open, and offers templates while it is shut. */
export function Composer(props: ComposerProps) {
  const { isOpen } = useServiceWindow(props.conversation.windowExpiresAt, 1_000);
  const { others, mine } = useTeamTyping(props.conversation.id);
  return (
    <>
      <TypingNotice others={others} isWriting={isOpen && props.draft.trim() !== ''} />
      {isOpen ? <OpenComposer {...props} writing={mine} /> : <ShutComposer conversation={props.conversation} />}
    </>
  );
}

function OpenComposer({
  conversation,
  draft,
  onDraftChange,
  writing,
}: ComposerProps & { readonly writing: Writing }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(draft.length);
  const listId = useId();
  const { answering, answer } = useThreadActions();
  const [choosing, template] = useDisclosure(false);
  const { attachment, problem, attach, link, remove } = useAttachment(conversation.id);
  const change = (next: string) => {
    onDraftChange(next);
    if (next.trim() === '') writing.ends();
    else writing.goesOn();
  };
  const canned = useCannedReplies(conversation, {
    draft,
    cursor,
    onDraftChange: (next) => {
      change(next);
      setCursor(next.length);
    },
  });
  const { send, error, running } = useSending(conversation, () => {
    onDraftChange('');
    writing.ends();
    answer(null);
    remove();
    canned.forgetMissing();
  });

  // Outside React: the browser's focus. Who chose a message to answer wants to write.
  useEffect(() => {
    if (answering) field.current?.focus();
  }, [answering]);

  const text = draft.trim();
  const isReady = attachment ? attachment.type !== 'uploading' : text !== '';
  const submit = () => {
    if (!isReady || running) return;
    const file = attachment && attachment.type !== 'uploading' ? attachment.file : undefined;
    send({ text, ...(file && { file }), ...(answering && { quotes: answering.id }) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKeyDown(event)) return;
    if (event.key === 'Escape' && answering) answer(null);
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    attach(file);
  };
  const hasNoCaption = attachment && !takesCaption(attachment.kind) && text !== '';
  return (
    <>
      {canned.offered && (
        <CannedList id={listId} replies={canned.offered} active={canned.active} onChoose={canned.choose} />
      )}
      <form
        className={styles.composer}
        data-testid="composer"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {answering && <AnsweringStrip message={answering} onCancel={() => answer(null)} />}
        {attachment && <Attached attachment={attachment} onRemove={remove} />}
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {hasNoCaption && (
          <p className={styles.problem}>Sound and stickers go out without a text. Send the text before or after it.</p>
        )}
        {canned.missing.length > 0 && (
          <p className={styles.note}>
            Nothing is known of the contact for {canned.missing.join(', ')}. Look over the text before you send it.
          </p>
        )}
        <div className={styles.row}>
          <AttachMenu onFile={attach} onLink={link} onTemplate={template.open} />
          <Textarea
            ref={field}
            className={styles.text}
            aria-label="Message"
            aria-keyshortcuts="r"
            aria-autocomplete="list"
            aria-controls={canned.offered?.length ? listId : undefined}
            aria-activedescendant={canned.offered?.length ? optionId(listId, canned.active) : undefined}
            placeholder={attachment ? 'Write a caption' : 'Write a message, or / for a canned reply'}
            autosize
            minRows={1}
            maxRows={8}
            maxLength={attachment ? MESSAGE_LIMITS.caption : MESSAGE_LIMITS.text}
            value={draft}
            onChange={(event) => {
              setCursor(event.currentTarget.selectionEnd);
              change(event.currentTarget.value);
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionEnd)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            error={error !== null && `It was not sent. ${messageOf(error)}`}
          />
          <ActionIcon type="submit" size={36} aria-label="Send" disabled={!isReady} loading={running}>
            <IconSend2 size={19} />
          </ActionIcon>
        </div>
      </form>
      {choosing && <TemplateDialog conversation={conversation} onClose={template.close} />}
    </>
  );
}
