import type { ConversationId, MessageView } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { react } from '../api/conversations-api';
import { toastFailure } from '../ui/toast';
import { EmojiChoice, type EmojiQuestion } from './emoji-choice';
import { newIdempotencyKey } from './idempotency-key';
import { applyInboxUpdate } from './inbox-feed';

/** What can be done with a message of the thread. */
export interface ThreadActions {
  /** The message that is being answered. */
  readonly answering: MessageView | null;
  readonly answer: (message: MessageView | null) => void;
  /** Asks which emoji to put on a message. */
  readonly chooseEmoji: (question: EmojiQuestion) => void;
  /** False while the window is shut: WhatsApp then takes no reactions and no answers. */
  readonly canWrite: boolean;
  /** What the contact is called in the thread. */
  readonly contactName: string;
}

const Actions = createContext<ThreadActions | null>(null);

interface Props {
  readonly id: ConversationId;
  readonly canWrite: boolean;
  readonly contactName: string;
  readonly children: ReactNode;
}

/** Ties the messages of a thread to the composer under them. */
export function ThreadActionsProvider({ id, canWrite, contactName, children }: Props) {
  const client = useQueryClient();
  const [answering, answer] = useState<MessageView | null>(null);
  const [question, chooseEmoji] = useState<EmojiQuestion | null>(null);
  const { mutate } = useMutation({
    mutationFn: (reaction: Omit<Parameters<typeof react>[1], 'idempotencyKey'>) =>
      react(id, { ...reaction, idempotencyKey: newIdempotencyKey() }),
    onSuccess: (message) =>
      applyInboxUpdate(client, { conversations: [], messages: [{ ...message, conversationId: id }] }),
    onError: (error) => toastFailure('The reaction was not sent', error),
  });
  const actions = useMemo(
    (): ThreadActions => ({
      answering,
      answer,
      chooseEmoji,
      canWrite,
      contactName,
    }),
    [answering, canWrite, contactName],
  );
  return (
    <Actions value={actions}>
      {children}
      <EmojiChoice
        question={question}
        onChoose={(emoji) => {
          if (question) mutate({ to: question.message.id, emoji });
          chooseEmoji(null);
        }}
        onClose={() => chooseEmoji(null)}
      />
    </Actions>
  );
}

export function useThreadActions(): ThreadActions {
  const actions = useContext(Actions);
  if (!actions) throw new Error('Messages can only be drawn inside a thread');
  return actions;
}
