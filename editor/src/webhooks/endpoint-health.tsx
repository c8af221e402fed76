import type { BotView, WebhookView } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { StatusBadge } from '../ui/status-badge';

/** How an endpoint is doing, in a few words. */
export function EndpointStatus({ endpoint }: { readonly endpoint: WebhookView | BotView }) {
  const { enabled, health } = endpoint;
  if (!enabled) return <StatusBadge tone="neutral">Off</StatusBadge>;
  if (health.failures > 0) return <StatusBadge tone="danger">Failing</StatusBadge>;
  return <StatusBadge tone="positive">On</StatusBadge>;
}

/** Such as “3 waiting · 2 given up”; nothing when all is well. */
export function backlogText({ waiting, dead }: WebhookView['health']): string {
  return [
    ...(waiting > 0 ? [`${atMost(waiting)} waiting`] : []),
    ...(dead > 0 ? [`${atMost(dead)} given up`] : []),
  ].join(' · ');
}

/** The server stops counting at 10,000. */
function atMost(count: number): string {
  return count >= 10_000 ? `${countText(10_000)} or more` : countText(count);
}
