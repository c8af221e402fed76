import type { ConversationView } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendMessage, type NewMessage } from '../api/conversations-api';
import { sameJson } from '../store/same-json';
import { newIdempotencyKey } from './idempotency-key';
import { applyInboxUpdate } from './inbox-feed';

interface Attempt {
  readonly message: NewMessage;
  readonly idempotencyKey: string;
}

/**
 * Sends a message under a key of its own. The key stays as long as the message does, so that trying again after a lost
 * answer can't send it twice.
 */
export function useSending({ id }: Pick<ConversationView, 'id'>, onSent: () => void) {
  const client = useQueryClient();
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const sending = useMutation({
    mutationFn: ({ message, idempotencyKey }: Attempt) => sendMessage(id, message, idempotencyKey),
    onSuccess: (message) => {
      applyInboxUpdate(client, { conversations: [], messages: [{ ...message, conversationId: id }] });
      setAttempt(null);
      onSent();
    },
  });
  const send = (message: NewMessage) => {
    const next =
      attempt && sameJson(attempt.message, message) ? attempt : { message, idempotencyKey: newIdempotencyKey() };
    setAttempt(next);
    sending.mutate(next);
  };
  return { send, error: sending.error, running: sending.isPending };
}
