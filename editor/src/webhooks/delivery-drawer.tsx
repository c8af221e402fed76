import { Button, Drawer, Group, Stack } from '@mantine/core';
import type { DeliveryStory } from '@sendero/shared';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { replayDelivery, webhookQueries } from '../api/webhooks-api';
import { ErrorNotice } from '../ui/error-notice';
import { Facts } from '../ui/facts';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { MachineDueTime } from '../ui/relative-time';
import { dateTimeText } from '../ui/time-text';
import { toastSuccess } from '../ui/toast';
import { useReturnedFocus } from '../ui/use-returned-focus';
import { AttemptText } from './attempt-text';
import styles from './delivery-drawer.module.css';
import { deliveryTitle } from './delivery-title';

/** One delivery: what was sent, every try, and a way to send it again. */
export function DeliveryDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  useReturnedFocus();
  const query = useQuery(webhookQueries.delivery(id));
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title="Delivery" data-testid="delivery">
      <Loaded query={query} waiting={<ListSkeleton rows={3} height={80} />} failure="The delivery can't be shown">
        {(story) => <Story story={story} />}
      </Loaded>
    </Drawer>
  );
}

function Story({ story: { delivery, body, attempts } }: { readonly story: DeliveryStory }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayDelivery(delivery.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: webhookQueries.all });
      toastSuccess('The delivery is sent again.');
    },
  });
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          [
            'Event',
            <span key="type">
              {deliveryTitle(delivery.type)} <code>{delivery.type}</code>
            </span>,
          ],
          ['Event id', <code key="id">{delivery.eventId}</code>],
          ['Since', dateTimeText(delivery.createdAt)],
          ...(delivery.dueAt === null ? [] : [['Next try', <MachineDueTime key="due" at={delivery.dueAt} />] as const]),
        ]}
      />
      {delivery.state === 'dead' && (
        <Group>
          <Button
            size="xs"
            leftSection={<IconRefresh size={15} />}
            loading={replay.isPending}
            onClick={() => replay.mutate()}
          >
            Send it again
          </Button>
        </Group>
      )}
      {replay.error && <ErrorNotice title="It was not sent again" error={replay.error} />}
      <section aria-labelledby="tries-title">
        <h3 id="tries-title" className={styles.title}>
          Tries
        </h3>
        {attempts.length === 0 && <p className={styles.none}>Not tried yet: something before it may be waiting.</p>}
        <ol className={styles.attempts} reversed>
          {attempts.map((attempt, index) => (
            // Newest first: a number counts from the end and never changes.
            <li key={attempts.length - index}>
              <div className={styles.time}>{dateTimeText(attempt.at)}</div>
              <AttemptText attempt={attempt} />
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="body-title">
        <h3 id="body-title" className={styles.title}>
          What is sent
        </h3>
        <pre className={styles.body} tabIndex={0} aria-labelledby="body-title">
          {indented(body)}
        </pre>
      </section>
    </Stack>
  );
}

function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
