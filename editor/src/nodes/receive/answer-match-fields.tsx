import { Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { AnswerMatch } from '@sendero/shared';
import { CheckedTextInput, notEmpty } from '../../inspector/checked-text-input';
import { KeywordFields } from '../../inspector/keyword-fields';
import type { Offer } from '../node-view';
import { MEDIA_KINDS } from './answer-match';

interface Props<M extends AnswerMatch = AnswerMatch> {
  readonly match: M;
  /** What can be tapped on the message before. */
  readonly offers: readonly Offer[];
  readonly onChange: (match: AnswerMatch) => void;
}

/** What a match of its kind needs to know; nothing for kinds that need nothing. */
export function AnswerMatchFields({ match, offers, onChange }: Props) {
  switch (match.type) {
    case 'keyword':
      return <KeywordFields value={match} onChange={onChange} />;
    case 'choice':
      return <ChoiceFields match={match} offers={offers} onChange={onChange} />;
    case 'number':
      return <NumberFields match={match} offers={offers} onChange={onChange} />;
    case 'media':
      return <MediaFields match={match} offers={offers} onChange={onChange} />;
    case 'any':
    case 'email':
    case 'location':
      return null;
  }
}

function ChoiceFields({ match, offers, onChange }: Props<Extract<AnswerMatch, { type: 'choice' }>>) {
  const known = offers.map((offer) => ({ value: offer.id, label: offer.title || offer.id }));
  if (offers.some((offer) => offer.id === match.choiceId)) {
    return (
      <Select
        label="Button or row"
        data={known}
        value={match.choiceId}
        allowDeselect={false}
        onChange={(choiceId) => {
          const offer = offers.find((one) => one.id === choiceId);
          if (offer) onChange({ ...match, choiceId: offer.id, titles: offer.title ? [offer.title] : [] });
        }}
      />
    );
  }
  return (
    <>
      <CheckedTextInput
        label="Id of the button or row"
        check={notEmpty}
        value={match.choiceId}
        onChange={(choiceId) => onChange({ ...match, choiceId })}
      />
      <TextInput
        label="Its text, for people who type it"
        value={match.titles[0] ?? ''}
        onChange={(event) =>
          onChange({ ...match, titles: event.currentTarget.value ? [event.currentTarget.value] : [] })
        }
      />
    </>
  );
}

function NumberFields({ match, onChange }: Props<Extract<AnswerMatch, { type: 'number' }>>) {
  const bound = (name: 'min' | 'max', value: number | string) => {
    const { [name]: _dropped, ...rest } = match;
    onChange(typeof value === 'number' ? { ...rest, [name]: value } : rest);
  };
  return (
    <Group grow>
      <NumberInput label="From" placeholder="any" value={match.min ?? ''} onChange={(value) => bound('min', value)} />
      <NumberInput label="To" placeholder="any" value={match.max ?? ''} onChange={(value) => bound('max', value)} />
    </Group>
  );
}

function MediaFields({ match, onChange }: Props<Extract<AnswerMatch, { type: 'media' }>>) {
  return (
    <Checkbox.Group
      label="Kinds"
      value={[...match.kinds]}
      onChange={(chosen) => {
        const kinds = MEDIA_KINDS.map(({ value }) => value).filter((kind) => chosen.includes(kind));
        if (kinds.length > 0) onChange({ ...match, kinds });
      }}
    >
      <Group gap="sm" mt={4}>
        {MEDIA_KINDS.map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
