import { Checkbox, NumberInput, Stack } from '@mantine/core';
import { cappedTopics, frequencyCap, FREQUENCY_CAP_LIMITS, type CappedTopic, type FrequencyCap } from '@sendero/shared';
import { DurationInput } from './duration-input';

interface Props {
  readonly value: FrequencyCap;
  readonly onChange: (cap: FrequencyCap) => void;
}

/** How many messages in which time, and which of them count. */
export function FrequencyCapFields({ value, onChange }: Props) {
  /** A time that is too long or a last kind taken away is not kept. */
  const change = (changed: FrequencyCap) => {
    if (frequencyCap.safeParse(changed).success) onChange(changed);
  };
  return (
    <>
      <NumberInput
        label="Messages at most"
        value={value.messages}
        min={1}
        max={FREQUENCY_CAP_LIMITS.messages}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(messages) => {
          if (typeof messages === 'number') change({ ...value, messages });
        }}
      />
      <DurationInput label="Within" value={value.per} onChange={(per) => change({ ...value, per })} />
      <Checkbox.Group
        label="What counts"
        value={[...value.counts]}
        onChange={(chosen) => change({ ...value, counts: cappedTopics.filter((topic) => chosen.includes(topic)) })}
      >
        <Stack gap={6} mt={6}>
          {cappedTopics.map((topic) => (
            <Checkbox key={topic} value={topic} label={KINDS[topic]} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}

const KINDS: Readonly<Record<CappedTopic, string>> = {
  marketing: 'Marketing templates',
  utility: 'Utility templates',
  service: 'Answers in an open window',
};

/** A cautious one to begin with. */
export const FIRST_CAP: FrequencyCap = { messages: 2, per: { amount: 7, unit: 'days' }, counts: ['marketing'] };
