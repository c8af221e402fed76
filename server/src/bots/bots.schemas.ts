import { botSettings, sessionMessage, type BotView, type MessageId, type NewBot } from '@sendero/shared';
import { flag, integer, nameSchema, objectSchema, orNull, text, time, uuid, zodSchema } from '../http/api-schema';
import { endpointHealth } from '../webhooks/webhooks.schemas';

export const botSettingsSchema = nameSchema('BotSettings', zodSchema(botSettings));
export const sessionMessageSchema = nameSchema('SessionMessage', zodSchema(sessionMessage));

export const botView = objectSchema<BotView>('Bot', {
  id: uuid,
  name: text,
  url: text,
  enabled: flag,
  holding: { ...integer, description: 'Conversations that it holds.' },
  health: endpointHealth,
  formerSecretUntil: orNull(time),
  createdAt: time,
});

export const newBot = objectSchema<NewBot>('NewBot', {
  bot: botView,
  secret: { ...text, description: 'Signs what the bot is sent. Shown only here.' },
  token: { ...text, description: 'Lets the bot into the API. Shown only here.' },
});

export const botMessageId = objectSchema<{ readonly id: MessageId }>('BotMessageId', { id: uuid });
