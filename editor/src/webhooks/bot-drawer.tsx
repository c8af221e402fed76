import { botSettings, type BotSettings, type BotView, type NewBot } from '@sendero/shared';
import { changeBot, createBot } from '../api/webhooks-api';
import { EndpointDrawer, type EndpointWords } from './endpoint-drawer';

const WORDS: EndpointWords = {
  kind: 'bot',
  name: { placeholder: 'Parcel bot', description: 'The inbox shows it where it shows who has a conversation.' },
  url: {
    placeholder: 'https://bot.example/sendero',
    description:
      'What customers write in conversations that the bot holds is posted there, signed and in order. It answers through the API.',
  },
  enabled: 'When it is switched off, people get its conversations.',
};
const BLANK: BotSettings = { name: '', url: '', enabled: true };

interface Props {
  /** The bot that is changed; null for a new one. */
  readonly bot: BotView | null;
  readonly onCreated: (created: NewBot) => void;
  readonly onClose: () => void;
}

/** A bot that conversations can be handed to, by rules and by journeys. */
export function BotDrawer({ bot, onCreated, onClose }: Props) {
  const save = async (settings: BotSettings): Promise<NewBot | null> => {
    if (!bot) return createBot(settings);
    await changeBot(bot.id, settings);
    return null;
  };
  return (
    <EndpointDrawer
      words={WORDS}
      initial={bot ?? BLANK}
      schema={botSettings}
      save={save}
      isNew={bot === null}
      onCreated={onCreated}
      onClose={onClose}
    />
  );
}
