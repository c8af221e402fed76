import { isWebhookEventType, webhookEventTitles } from '@sendero/shared';

/** What an event is called; its own name when it is none of ours, such as that of a bot. */
export function deliveryTitle(type: string): string {
  return isWebhookEventType(type) ? webhookEventTitles[type] : type;
}
