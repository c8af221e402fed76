import type { NewBot, NewWebhook } from '@sendero/shared';
import type { ShownSecrets } from './secrets-dialog';

const SIGNING = 'Proves that a request comes from here: X-Sendero-Signature and X-Hub-Signature-256 are made with it.';

export function shownWebhook({ webhook, secret }: NewWebhook): ShownSecrets {
  return { title: `The secret of ${webhook.name}`, secrets: [{ name: 'Signing secret', use: SIGNING, value: secret }] };
}

export function shownBot({ bot, secret, token }: NewBot): ShownSecrets {
  return {
    title: `The secrets of ${bot.name}`,
    secrets: [
      { name: 'Signing secret', use: SIGNING, value: secret },
      { name: 'Token', use: 'The bot sends it as “Authorization: Bearer …” when it answers.', value: token },
    ],
  };
}
