import { Button, SegmentedControl } from '@mantine/core';
import type { DeliveryState, WebhookView } from '@sendero/shared';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { z } from 'zod';
import { replayAll, testWebhook, webhookQueries } from '../api/webhooks-api';
import { NotFoundPage } from '../app/not-found-page';
import { BackLink } from '../ui/back-link';
import { countText } from '../ui/count-text';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Page } from '../ui/page';
import { MachineDueTime } from '../ui/relative-time';
import { routeId } from '../ui/route-id';
import { toastFailure, toastSuccess } from '../ui/toast';
import { AttemptText } from './attempt-text';
import { DeliveryLog } from './delivery-log';
import { EndpointStatus } from './endpoint-health';
import styles from './endpoint-page.module.css';

const STATES = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'dead', label: 'Given up' },
] as const;

/** What one webhook or bot was told. */
export function EndpointPage() {
  const id = routeId(z.uuid(), useParams()['id']);
  return id ? <KnownEndpoint id={id} /> : <NotFoundPage />;
}

function KnownEndpoint({ id }: { readonly id: string }) {
  const webhooks = useQuery(webhookQueries.list());
  const bots = useQuery(webhookQueries.bots());
  const [state, setState] = useState<DeliveryState | null>(null);
  const webhook = webhooks.data?.find((one) => one.id === id);
  const endpoint = webhook ?? bots.data?.find((one) => one.id === id);
  const error = webhooks.error ?? bots.error;
  if (!endpoint) {
    if (webhooks.data && bots.data) return <NotFoundPage />;
    return (
      <Page title="Webhook">
        {error ? (
          <ErrorNotice
            title="The log can't be shown"
            error={error}
            onRetry={() => void Promise.all([webhooks.refetch(), bots.refetch()])}
          />
        ) : (
          <ListSkeleton rows={4} height={60} />
        )}
      </Page>
    );
  }
  const { health } = endpoint;
  return (
    <Page
      title={endpoint.name}
      heading={
        <span className={styles.heading}>
          {endpoint.name} <EndpointStatus endpoint={endpoint} />
        </span>
      }
      description={<span className={styles.address}>{endpoint.url}</span>}
      back={<BackLink to="/settings/webhooks">Webhooks and bots</BackLink>}
      actions={<ReplayAll id={id} dead={health.dead} />}
    >
      <div className={styles.body}>
        {health.failures > 0 && (
          <p className={styles.failing} role="status">
            {health.failures === 1 ? 'The last call failed.' : `The last ${countText(health.failures)} calls failed.`}{' '}
            {health.heldUntil !== null && (
              <>
                The next one is made <MachineDueTime at={health.heldUntil} />.
              </>
            )}
          </p>
        )}
        {webhook && <TestCall webhook={webhook} />}
        <SegmentedControl
          aria-label="Which deliveries"
          data={STATES.map(({ value, label }) => ({ value, label }))}
          value={state ?? 'all'}
          onChange={(value) => setState(asState(value))}
          className={styles.states ?? ''}
        />
        <DeliveryLog endpoint={id} state={state} />
      </div>
    </Page>
  );
}

function asState(value: string): DeliveryState | null {
  return value === 'waiting' || value === 'delivered' || value === 'dead' ? value : null;
}

function TestCall({ webhook }: { readonly webhook: WebhookView }) {
  const test = useMutation({ mutationFn: () => testWebhook(webhook.id) });
  return (
    <div className={styles.test}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconSend size={15} />}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        Send a test
      </Button>
      <div role="status">{test.data && <AttemptText attempt={test.data} />}</div>
      {test.error && <ErrorNotice title="The test was not sent" error={test.error} />}
    </div>
  );
}

function ReplayAll({ id, dead }: { readonly id: string; readonly dead: number }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayAll(id),
    onSuccess: async ({ count }) => {
      await client.invalidateQueries({ queryKey: webhookQueries.all });
      toastSuccess(count === 1 ? 'One delivery is sent again.' : `${countText(count)} deliveries are sent again.`);
    },
    onError: (error) => toastFailure('Nothing was sent again', error),
  });
  if (dead === 0) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={17} />}
      loading={replay.isPending}
      onClick={() => replay.mutate()}
    >
      Send all given up again
    </Button>
  );
}
