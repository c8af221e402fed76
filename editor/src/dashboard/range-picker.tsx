import { Select, TextInput } from '@mantine/core';
import { boundsOf, localOfMoment, namedRanges, readRange, type DashboardRange, type NamedRange } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workspaceQuery } from '../api/workspace-api';
import { useProductNow } from '../ui/product-clock';
import styles from './range-picker.module.css';

const labels: Readonly<Record<NamedRange, string>> = {
  hour: 'Last hour',
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

interface Props {
  readonly range: DashboardRange;
  readonly onChange: (range: DashboardRange) => void;
}

/** Chooses a range by name, or its first and last day. */
export function RangePicker({ range, onChange }: Props) {
  const { data: zone = 'UTC' } = useQuery({ ...workspaceQuery, select: ({ timeZone }) => timeZone });
  const now = useProductNow(60_000);
  const name = namedRanges.find((one) => one === range);
  const choose = (value: string | null) => {
    if (value === 'days') onChange(daysOf(name ?? 'today', now, zone));
    else onChange(readRange(value ?? '') ?? 'today');
  };
  return (
    <div className={styles.picker}>
      <Select
        aria-label="Range"
        className={styles.select}
        data={[
          ...namedRanges.map((value) => ({ value, label: labels[value] })),
          { value: 'days', label: 'From … to …' },
        ]}
        value={name ?? 'days'}
        onChange={choose}
        allowDeselect={false}
        checkIconPosition="right"
      />
      {!name && <DayFields key={range} range={range} onChange={onChange} />}
    </div>
  );
}

/** Two days; while they are no range the last good one stays. */
function DayFields({ range, onChange }: Props) {
  const [given, setGiven] = useState(range.split('..'));
  const [first = '', last = ''] = given;
  const change = (days: readonly [string, string]) => {
    setGiven([...days]);
    const chosen = readRange(days.join('..'));
    if (chosen) onChange(chosen);
  };
  const error = readRange(`${first}..${last}`) ? null : 'At most 366 days, the first one first';
  return (
    <>
      <TextInput
        type="date"
        aria-label="First day"
        value={first}
        onChange={(event) => change([event.currentTarget.value, last])}
        error={error}
      />
      <TextInput
        type="date"
        aria-label="Last day"
        value={last}
        onChange={(event) => change([first, event.currentTarget.value])}
        error={error !== null}
      />
    </>
  );
}

/** The days of a range by name, to begin with. */
function daysOf(name: NamedRange, now: number, zone: string): DashboardRange {
  const { from, to } = boundsOf(name, now, zone);
  const day = (at: number) => localOfMoment(at, zone).slice(0, 10);
  return `${day(from)}..${day(to - 1)}`;
}
