import type { BotView, WebhookView } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteBot, deleteWebhook, rotateBot, rotateWebhook, webhookQueries } from '../api/webhooks-api';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { toastSuccess } from '../ui/toast';
import type { ShownSecrets } from './secrets-dialog';
import { shownBot, shownWebhook } from './shown-secrets';

/** What somebody wants to do with a webhook or a bot that can't be undone. */
export type EndpointAsked = { readonly type: 'rotate' | 'delete' } & (
  { readonly kind: 'webhook'; readonly endpoint: WebhookView } | { readonly kind: 'bot'; readonly endpoint: BotView }
);

interface Props {
  readonly asked: EndpointAsked;
  readonly onRotated: (shown: ShownSecrets) => void;
  readonly onClose: () => void;
}

/** Asks before a secret is replaced or an endpoint is deleted. */
export function EndpointDialogs({ asked, onRotated, onClose }: Props) {
  const client = useQueryClient();
  const { type, kind, endpoint } = asked;
  const act = useMutation({
    mutationFn: async (): Promise<ShownSecrets | null> => {
      if (type === 'delete') {
        await (kind === 'bot' ? deleteBot(endpoint.id) : deleteWebhook(endpoint.id));
        return null;
      }
      return kind === 'bot' ? shownBot(await rotateBot(endpoint.id)) : shownWebhook(await rotateWebhook(endpoint.id));
    },
    onSuccess: async (shown) => {
      await client.invalidateQueries({ queryKey: webhookQueries.all });
      onClose();
      if (shown) onRotated(shown);
      else toastSuccess(`“${endpoint.name}” was deleted.`);
    },
  });
  return (
    <ConfirmDialog
      opened
      title={type === 'rotate' ? `A new secret for ${endpoint.name}?` : `Delete ${endpoint.name}?`}
      action={type === 'rotate' ? 'Make a new secret' : 'Delete'}
      running={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      {type === 'rotate' && kind === 'webhook' && 'Requests are signed with the old secret as well for 24 hours.'}
      {type === 'rotate' &&
        kind === 'bot' &&
        "Requests are signed with the old secret as well for 24 hours. The old token stops working at once: until the bot has the new one, it can't answer."}
      {type === 'delete' && kind === 'webhook' && 'What waits to be told is lost, and so is the log.'}
      {type === 'delete' && kind === 'bot' && 'People get the conversations that it has now. The log is lost.'}
    </ConfirmDialog>
  );
}
