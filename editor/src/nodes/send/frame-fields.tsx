import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { HeaderFields } from './header-fields';

type Framed = Extract<SessionMessage, { type: 'buttons' | 'list' | 'linkButton' | 'flow' }>;

interface Props {
  readonly message: Framed;
  /** In characters. */
  readonly bodyLimit: number;
  readonly onChange: (message: Framed) => void;
}

/** Header, body and footer around buttons, a list or a form. */
export function FrameFields({ message, bodyLimit, onChange }: Props) {
  return (
    <>
      {message.type === 'buttons' || message.type === 'linkButton' ? (
        <HeaderFields
          header={message.header}
          onChange={(header) => {
            const { header: _replaced, ...rest } = message;
            onChange(header ? { ...rest, header } : rest);
          }}
        />
      ) : (
        <PersonalizedInput
          label="Header, if any"
          limit={MESSAGE_LIMITS.header}
          value={message.header?.text ?? ''}
          onChange={(text) => {
            const { header: _replaced, ...rest } = message;
            onChange(text === '' ? rest : { ...rest, header: { text } });
          }}
        />
      )}
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
