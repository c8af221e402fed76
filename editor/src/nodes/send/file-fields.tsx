import { Switch } from '@mantine/core';
import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { LinkField } from './link-field';

type FileMessage = Extract<SessionMessage, { type: 'image' | 'video' | 'document' | 'audio' | 'sticker' }>;

interface Props {
  readonly message: FileMessage;
  readonly onChange: (message: FileMessage) => void;
}

/** A message that is a file, with what may stand under it. */
export function FileFields({ message, onChange }: Props) {
  return (
    <>
      <LinkField kind={message.type} value={message.link} onChange={(link) => onChange({ ...message, link })} />
      {message.type === 'document' && (
        <PersonalizedInput
          label="File name"
          placeholder="Price list.pdf"
          value={message.filename}
          onChange={(filename) => onChange({ ...message, filename })}
        />
      )}
      {message.type === 'audio' && (
        <Switch
          label="Send as a voice message"
          description="With its waveform, as if somebody had spoken it. It must be an ogg with the opus codec."
          checked={message.voice}
          onChange={(event) => onChange({ ...message, voice: event.currentTarget.checked })}
        />
      )}
      {'caption' in message && (
        <PersonalizedInput
          label="Caption"
          multiline
          limit={MESSAGE_LIMITS.caption}
          value={message.caption}
          onChange={(caption) => onChange({ ...message, caption })}
        />
      )}
    </>
  );
}
