import { channelId, workspaceId, type ChannelId, type WorkspaceId } from '@sendero/shared';

/** The ids of the demo are fixed, so that a second start finds what the first one made. */
export const DEMO_WORKSPACE: WorkspaceId = workspaceId.parse('01900000-0000-7000-8000-000000000001');
export const DEMO_CHANNEL: ChannelId = channelId.parse('01900000-0000-7000-8000-000000000002');

/**
 * The demo's number at the simulator. These are not secrets: the simulator only answers on this machine, and the number
 * exists nowhere else (555-01xx is kept free for fiction).
 */
export const DEMO_NUMBER = {
  phoneNumberId: '201530000000001',
  wabaId: '310400000000009',
  displayPhoneNumber: '+1 555 010 0999',
  verifiedName: 'Canal Store',
  accessToken: 'sandbox-access-token',
  appSecret: 'sandbox-app-secret',
  verifyToken: 'sandbox-verify-token',
  /** Meta's standard level is 80 messages a second; the sandbox stands for a number that was raised to 1,000. */
  throughputPerSecond: 1_000,
} as const;

/** Where the simulator delivers webhooks, on this server. */
export function demoWebhookPath(): string {
  return `/webhooks/meta/${DEMO_CHANNEL}`;
}
