import { Stack, Switch } from '@mantine/core';
import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { ButtonsFields } from './buttons-fields';
import { ContactCardsFields } from './contact-cards-fields';
import { FileFields } from './file-fields';
import { FlowFields } from './flow-fields';
import { FrameFields } from './frame-fields';
import { LinkButtonFields } from './link-button-fields';
import { ListFields } from './list-fields';
import { LocationFields } from './location-fields';
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
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return <FileFields message={message} onChange={onChange} />;
    case 'location':
      return <LocationFields message={message} onChange={onChange} />;
    case 'contacts':
      return (
        <ContactCardsFields cards={message.contacts} onChange={(contacts) => onChange({ ...message, contacts })} />
      );
    case 'linkButton':
      return (
        <>
          <FrameFields message={message} bodyLimit={MESSAGE_LIMITS.interactiveBody} onChange={onChange} />
          <LinkButtonFields message={message} onChange={onChange} />
        </>
      );
    case 'locationRequest':
      return (
        <PersonalizedInput
          label="Text"
          description="Under it WhatsApp puts a button “Send location”, in the language of the phone."
          multiline
          limit={MESSAGE_LIMITS.interactiveBody}
          placeholder="Where shall we deliver?"
          value={message.body}
          onChange={(body) => onChange({ ...message, body })}
        />
      );
    case 'flow':
      return (
        <>
          <FrameFields message={message} bodyLimit={MESSAGE_LIMITS.interactiveBody} onChange={onChange} />
          <FlowFields message={message} onChange={onChange} />
        </>
      );
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
