import { Select } from '@mantine/core';
import type { AskedItem, RuleList } from '@sendero/shared';
import { askedIn, itemName, prefillFor } from '../rules/landing-of';

interface Props {
  readonly list: RuleList;
  readonly value: string | null;
  /** Also told a text that the journey or rule listens to; null when none can be made up. */
  readonly onChange: (id: string | null, suggested: string | null) => void;
}

/** Chooses who should answer. */
export function ListenerSelect({ list, value, onChange }: Props) {
  const items = askedIn(list);
  const choices = (type: AskedItem['type']) =>
    items.filter((item) => item.type === type).map((item) => ({ value: item.id, label: itemName(item) }));
  return (
    <Select
      label="Who should answer"
      description="Choose a journey or a rule to begin with a text that it listens to."
      placeholder="Whoever takes the text"
      clearable
      searchable
      nothingFoundMessage="Nothing of that name listens to messages"
      value={value}
      data={[
        { group: 'Journeys', items: choices('journey') },
        { group: 'Rules', items: choices('rule') },
      ].filter(({ items }) => items.length > 0)}
      onChange={(id) => {
        const item = items.find((one) => one.id === id);
        onChange(id, item ? prefillFor(item) : null);
      }}
    />
  );
}
