import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { PersonalizedInput } from '../../inspector/personalized-input';

type Framed = Extract<SessionMessage, { type: 'buttons' | 'list' }>;

interface Props {
  readonly message: Framed;
  /** In characters. */
  readonly bodyLimit: number;
  readonly onChange: (message: Framed) => void;
}

/** Header, body and footer around buttons or a list. */
export function FrameFields({ message, bodyLimit, onChange }: Props) {
  return (
    <>
      <PersonalizedInput
        label="Header, if any"
        limit={MESSAGE_LIMITS.header}
        value={message.header?.text ?? ''}
        onChange={(text) => {
          const { header: _replaced, ...rest } = message;
          onChange(text === '' ? rest : { ...rest, header: { text } });
        }}
      />
      <PersonalizedInput
        label="Body"
        multiline
        limit={bodyLimit}
        value={message.body}
        onChange={(body) => onChange({ ...message, body })}
      />
      <PersonalizedInput
        label="Footer, if any"
        limit={MESSAGE_LIMITS.footer}
        value={message.footer}
        onChange={(footer) => onChange({ ...message, footer })}
      />
    </>
  );
}
