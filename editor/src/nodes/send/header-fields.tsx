import { MESSAGE_LIMITS, type MessageHeader } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { LinkField } from './link-field';

type Kind = 'text' | Extract<MessageHeader, { media: string }>['media'];

const KINDS = [
  { value: 'text', label: 'Text, or none' },
  { value: 'image', label: 'Picture' },
  { value: 'video', label: 'Video' },
  { value: 'document', label: 'Document' },
] as const satisfies readonly { value: Kind; label: string }[];

interface Props {
  readonly header: MessageHeader | undefined;
  readonly onChange: (header: MessageHeader | undefined) => void;
}

/** What stands over the text of buttons: nothing, a line of text, or a file. */
export function HeaderFields({ header, onChange }: Props) {
  const kind: Kind = header && 'media' in header ? header.media : 'text';
  const link = header && 'media' in header ? header.link : '';
  const filename = header && 'media' in header ? header.filename : '';
  return (
    <>
      <ChoiceSelect
        label="Header"
        choices={KINDS}
        value={kind}
        onChange={(next) => onChange(next === 'text' ? undefined : { media: next, link, filename })}
      />
      {kind === 'text' ? (
        <PersonalizedInput
          label="Header, if any"
          limit={MESSAGE_LIMITS.header}
          value={header && 'text' in header ? header.text : ''}
          onChange={(text) => onChange(text === '' ? undefined : { text })}
        />
      ) : (
        <>
          <LinkField kind={kind} value={link} onChange={(next) => onChange({ media: kind, link: next, filename })} />
          {kind === 'document' && (
            <PersonalizedInput
              label="File name"
              placeholder="Price list.pdf"
              value={filename}
              onChange={(next) => onChange({ media: kind, link, filename: next })}
            />
          )}
        </>
      )}
    </>
  );
}
