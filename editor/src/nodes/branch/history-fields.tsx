import { NumberInput, Switch } from '@mantine/core';
import type { HistoryCondition } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { DurationInput } from '../../inspector/duration-input';
import { EventMatchFields } from '../../inspector/event-match-fields';
import { REACHED } from './history-text';

const EVENT = [
  { value: 'did', label: 'happened' },
  { value: 'didNot', label: 'did not happen' },
] as const;
const MESSAGE = [
  { value: 'did', label: 'is so' },
  { value: 'didNot', label: 'is not so' },
] as const;

interface Props {
  readonly condition: HistoryCondition;
  readonly onChange: (condition: HistoryCondition) => void;
}

/** What happened before, how often, and how long ago at the most. */
export function HistoryFields({ condition, onChange }: Props) {
  const { is, times, within } = condition;
  return (
    <>
      {condition.subject === 'eventHistory' ? (
        <EventMatchFields
          label="Event"
          value={condition.event}
          onChange={(event) => onChange({ ...condition, event })}
        />
      ) : (
        <ChoiceSelect
          label="A message of any journey or person"
          choices={REACHED}
          value={condition.status}
          onChange={(status) => onChange({ ...condition, status })}
        />
      )}
      <ChoiceSelect
        label="Fits when it"
        choices={condition.subject === 'eventHistory' ? EVENT : MESSAGE}
        value={is}
        onChange={(chosen) => onChange({ ...condition, is: chosen })}
      />
      <NumberInput
        label="At least so often"
        min={1}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        value={times}
        onChange={(chosen) => {
          if (typeof chosen === 'number' && chosen >= 1) onChange({ ...condition, times: chosen });
        }}
      />
      <Switch
        label="Only in the last …"
        checked={within !== null}
        onChange={(event) =>
          onChange({ ...condition, within: event.currentTarget.checked ? { amount: 30, unit: 'days' } : null })
        }
      />
      {within && (
        <DurationInput label="Time" value={within} onChange={(chosen) => onChange({ ...condition, within: chosen })} />
      )}
    </>
  );
}
