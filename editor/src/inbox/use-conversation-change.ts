import type { ConversationView } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastFailure } from '../ui/toast';
import { applyInboxUpdate } from './inbox-feed';

/** Changes a conversation and shows at once what became of it; `failure` heads what is said when it does not work. */
export function useConversationChange<V>(change: (value: V) => Promise<ConversationView>, failure: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (changed) => {
      applyInboxUpdate(client, { conversations: [changed], messages: [] });
      void client.invalidateQueries({ queryKey: ['conversation-tally'] });
    },
    onError: (error) => toastFailure(failure, error),
  });
}
