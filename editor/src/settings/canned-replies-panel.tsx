import { ActionIcon, Button } from '@mantine/core';
import type { CannedReply } from '@sendero/shared';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cannedRepliesQuery, deleteCannedReply } from '../api/canned-replies-api';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { CannedReplyDialog } from './canned-reply-dialog';
import styles from './canned-replies-panel.module.css';

/** The texts that the team keeps ready for the inbox. */
export function CannedRepliesPanel() {
  const client = useQueryClient();
  const query = useQuery(cannedRepliesQuery);
  const [writing, write] = useState<CannedReply | 'new' | null>(null);
  const [deleting, askToDelete] = useState<CannedReply | null>(null);
  const remove = useMutation({
    mutationFn: ({ id }: CannedReply) => deleteCannedReply(id),
    onSuccess: () => askToDelete(null),
    onSettled: () => client.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }),
  });
  return (
    <div id="canned-replies">
      <Panel
        title="Canned replies"
        description="Texts that your team keeps ready. In the inbox, type / and the shortcut; placeholders are filled in with what is known of the contact."
        actions={
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => write('new')}
          >
            New reply
          </Button>
        }
      >
        <Loaded
          query={query}
          waiting={<ListSkeleton rows={2} height={44} />}
          failure="The canned replies can't be shown"
        >
          {(replies) =>
            replies.length === 0 ? (
              <p className={styles.none}>
                None yet. Write the first one, such as /hours for “Hi {'{{ contact.name }}'}, we are open from 9 to 18.”
              </p>
            ) : (
              <ul className={styles.list} aria-label="Canned replies">
                {replies.map((reply) => (
                  <li key={reply.id} className={styles.reply}>
                    <div className={styles.words}>
                      <span className={styles.shortcut}>/{reply.shortcut}</span>
                      <span className={styles.text}>{reply.text}</span>
                    </div>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Change /${reply.shortcut}`}
                      onClick={() => write(reply)}
                    >
                      <IconPencil size={17} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Delete /${reply.shortcut}`}
                      onClick={() => askToDelete(reply)}
                    >
                      <IconTrash size={17} />
                    </ActionIcon>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      {writing && <CannedReplyDialog reply={writing === 'new' ? null : writing} onClose={() => write(null)} />}
      {deleting && (
        <ConfirmDialog
          opened
          title={`Delete /${deleting.shortcut}?`}
          action="Delete"
          running={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(deleting)}
          onClose={() => askToDelete(null)}
        >
          Nobody can use it any more. Messages that were written with it stay.
        </ConfirmDialog>
      )}
    </div>
  );
}
