import { Select, TagsInput, TextInput } from '@mantine/core';
import type { MessageMatch } from '@sendero/shared';
import { KeywordFields } from '../../inspector/keyword-fields';
import { MediaKindsField } from '../../inspector/media-kinds-field';
import { PatternFields } from '../../inspector/pattern-fields';
import { firstMatchOf, MATCH_KINDS } from './message-match';

interface Props {
  readonly label: string;
  readonly match: MessageMatch;
  readonly onChange: (match: MessageMatch) => void;
}

/** One way in: its kind, and what that kind needs to know. */
export function MessageMatchFields({ label, match, onChange }: Props) {
  return (
    <>
      <Select
        label={label}
        data={MATCH_KINDS}
        value={match.type}
        allowDeselect={false}
        onChange={(chosen) => {
          const kind = MATCH_KINDS.find(({ value }) => value === chosen);
          if (kind && kind.value !== match.type) onChange(firstMatchOf(kind.value));
        }}
      />
      <Details match={match} onChange={onChange} />
    </>
  );
}

function Details({ match, onChange }: Omit<Props, 'label'>) {
  switch (match.type) {
    case 'keyword':
      return <KeywordFields value={match} onChange={onChange} />;
    case 'pattern':
      return <PatternFields pattern={match.pattern} onChange={(pattern) => onChange({ ...match, pattern })} />;
    case 'prefill':
      return (
        <TextInput
          label="Text"
          description="All of what the link writes. A part in braces, such as {table}, may be anything and is kept as a variable."
          value={match.text}
          maxLength={200}
          onChange={(event) => onChange({ ...match, text: event.currentTarget.value })}
        />
      );
    case 'button':
      return (
        <Ids
          label="Payloads"
          hint="What the tapped button sends. Enter after each one."
          ids={match.payloads}
          onChange={(payloads) => onChange({ ...match, payloads })}
        />
      );
    case 'listRow':
      return (
        <Ids
          label="Rows"
          hint="The ids of the rows. Enter after each one."
          ids={match.rowIds}
          onChange={(rowIds) => onChange({ ...match, rowIds })}
        />
      );
    case 'referral':
      return (
        <Ids
          label="Ads"
          hint="Their ids at Meta. Empty means any ad or post that leads here."
          ids={match.sourceIds}
          onChange={(sourceIds) => onChange({ ...match, sourceIds })}
        />
      );
    case 'media':
      return <MediaKindsField kinds={match.kinds} onChange={(kinds) => onChange({ ...match, kinds })} />;
    case 'any':
    case 'location':
    case 'contacts':
    case 'firstMessage':
      return null;
  }
}

interface IdsProps {
  readonly label: string;
  readonly hint: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function Ids({ label, hint, ids, onChange }: IdsProps) {
  return (
    <TagsInput
      label={label}
      description={hint}
      value={[...ids]}
      onChange={(changed) => onChange(changed.map((one) => one.trim()).filter(Boolean))}
    />
  );
}
