import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { PersonalizedInput } from '../../inspector/personalized-input';

type LinkButtonMessage = Extract<SessionMessage, { type: 'linkButton' }>;

interface Props {
  readonly message: LinkButtonMessage;
  readonly onChange: (message: LinkButtonMessage) => void;
}

/** The button that opens a web address. */
export function LinkButtonFields({ message, onChange }: Props) {
  return (
    <>
      <PersonalizedInput
        label="Text on the button"
        limit={MESSAGE_LIMITS.linkButton}
        placeholder="Open basket"
        value={message.button}
        onChange={(button) => onChange({ ...message, button })}
      />
      <PersonalizedInput
        label="Web address that it opens"
        description="A public https:// address. It may hold placeholders."
        placeholder="https://shop.example/basket/{{ event.basketId }}"
        value={message.url}
        onChange={(url) => onChange({ ...message, url })}
      />
    </>
  );
}
