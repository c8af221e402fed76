import { Group, NumberInput, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import type { AnswerMatch } from '@sendero/shared';
import { CheckedTextInput, notEmpty } from '../../inspector/checked-text-input';
import { PatternFields } from '../../inspector/pattern-fields';
import { KeywordFields } from '../../inspector/keyword-fields';
import { MediaKindsField } from '../../inspector/media-kinds-field';
import type { Offer } from '../node-view';
import { DateFields } from './date-fields';

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
    case 'pattern':
      return <PatternFields pattern={match.pattern} onChange={(pattern) => onChange({ ...match, pattern })} />;
    case 'yesNo':
      return (
        <SegmentedControl
          aria-label="Which of them"
          size="xs"
          fullWidth
          data={YES_NO}
          value={match.value}
          onChange={(value) => onChange({ ...match, value })}
        />
      );
    case 'date':
      return <DateFields match={match} onChange={onChange} />;
    case 'choice':
    case 'button':
    case 'listRow':
      return <ChoiceFields match={match} offers={offers} onChange={onChange} />;
    case 'number':
      return <NumberFields match={match} offers={offers} onChange={onChange} />;
    case 'media':
      return <MediaKindsField kinds={match.kinds} onChange={(kinds) => onChange({ ...match, kinds })} />;
    case 'any':
    case 'email':
    case 'location':
    case 'contacts':
      return null;
    case 'flow':
      return (
        <Text size="sm" c="dimmed">
          What was entered is kept by the names of its fields, such as {'{{ variables.answer.day }}'}.
        </Text>
      );
  }
}

const YES_NO = [
  { value: 'yes' as const, label: 'Yes' },
  { value: 'no' as const, label: 'No' },
];

function ChoiceFields({
  match,
  offers,
  onChange,
}: Props<Extract<AnswerMatch, { type: 'choice' | 'button' | 'listRow' }>>) {
  const what = match.type === 'choice' ? 'button or row' : match.type === 'button' ? 'button' : 'row';
  const taps = offers.filter(({ kind }) => kind === 'button' || kind === 'listRow');
  const known = taps.map((offer) => ({ value: offer.id, label: offer.title || offer.id }));
  if (taps.some((offer) => offer.id === match.choiceId)) {
    return (
      <Select
        label={match.type === 'listRow' ? 'Row' : match.type === 'button' ? 'Button' : 'Button or row'}
        data={known}
        value={match.choiceId}
        allowDeselect={false}
        onChange={(choiceId) => {
          const offer = taps.find((one) => one.id === choiceId);
          if (offer) onChange({ ...match, choiceId: offer.id, titles: offer.title ? [offer.title] : [] });
        }}
      />
    );
  }
  return (
    <>
      <CheckedTextInput
        label={`Id of the ${what}`}
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
