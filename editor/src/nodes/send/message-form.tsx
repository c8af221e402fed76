import { Stack, Switch, TextInput } from '@mantine/core';
import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { ButtonsFields } from './buttons-fields';
import { FrameFields } from './frame-fields';
import { ListFields } from './list-fields';
import { MESSAGE_TYPES, messageOfType } from './message-of-type';

interface Props<M extends SessionMessage = SessionMessage> {
  readonly message: M;
  readonly onChange: (message: SessionMessage) => void;
}

/** A free-form message and the fields of its type. */
export function MessageForm({ message, onChange }: Props) {
  return (
    <Stack gap="sm">
      <ChoiceSelect
        label="Kind of message"
        choices={MESSAGE_TYPES}
        value={message.type}
        onChange={(type) => onChange(messageOfType(type, message))}
      />
      <Fields message={message} onChange={onChange} />
    </Stack>
  );
}

function Fields({ message, onChange }: Props) {
  switch (message.type) {
    case 'text':
      return <TextFields message={message} onChange={onChange} />;
    case 'image':
    case 'document':
      return <FileFields message={message} onChange={onChange} />;
    case 'buttons':
      return (
        <>
          <FrameFields message={message} bodyLimit={MESSAGE_LIMITS.interactiveBody} onChange={onChange} />
          <ButtonsFields buttons={message.buttons} onChange={(buttons) => onChange({ ...message, buttons })} />
        </>
      );
    case 'list':
      return (
        <>
          <FrameFields message={message} bodyLimit={MESSAGE_LIMITS.listBody} onChange={onChange} />
          <ListFields message={message} onChange={onChange} />
        </>
      );
  }
}

function TextFields({ message, onChange }: Props<Extract<SessionMessage, { type: 'text' }>>) {
  return (
    <>
      <PersonalizedInput
        label="Text"
        multiline
        limit={MESSAGE_LIMITS.text}
        placeholder="Hello {{ contact.name }}"
        value={message.text}
        onChange={(text) => onChange({ ...message, text })}
      />
      <Switch
        label="Show a preview of the first link"
        checked={message.previewUrl}
        onChange={(event) => onChange({ ...message, previewUrl: event.currentTarget.checked })}
      />
    </>
  );
}

function FileFields({ message, onChange }: Props<Extract<SessionMessage, { type: 'image' | 'document' }>>) {
  return (
    <>
      <TextInput
        label={message.type === 'image' ? 'Link to the picture' : 'Link to the document'}
        description="A public https:// address."
        placeholder="https://"
        type="url"
        value={message.link}
        onChange={(event) => onChange({ ...message, link: event.currentTarget.value })}
      />
      {message.type === 'document' && (
        <TextInput
          label="File name"
          placeholder="Price list.pdf"
          value={message.filename}
          onChange={(event) => onChange({ ...message, filename: event.currentTarget.value })}
        />
      )}
      <PersonalizedInput
        label="Caption"
        multiline
        limit={MESSAGE_LIMITS.caption}
        value={message.caption}
        onChange={(caption) => onChange({ ...message, caption })}
      />
    </>
  );
}
