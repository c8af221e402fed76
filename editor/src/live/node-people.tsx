import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  outputsOf,
  fullTitleOf,
  type JourneyId,
  type JourneyNode,
  type OutputId,
  type VersionId,
} from '@sendero/shared';
import { useState } from 'react';
import { runsCsvUrl, visitsCsvUrl } from '../api/runs-api';
import { StepSheet } from '../canvas/step-sheet';
import { useProductNow } from '../ui/product-clock';
import { SearchField } from '../ui/search-field';
import styles from './live-view.module.css';
import { PeopleHere } from './people-here';
import { PeopleLeft } from './people-left';

interface Props {
  readonly journey: JourneyId;
  readonly version: VersionId;
  readonly versionNumber: number;
  readonly node: JourneyNode;
  readonly onClose: () => void;
}

/** Who is at a step now, and who left it by which output. */
export function NodePeople(props: Props) {
  const { node, onClose } = props;
  const title = `People at “${fullTitleOf(node)}”`;
  return (
    <StepSheet title={title} label={title} closeLabel="Close the list" narrowSize="70%" onClose={onClose}>
      <People {...props} />
    </StepSheet>
  );
}

/** `here`, `ended`, or an output by its id behind `left:`. */
type Choice = 'here' | 'ended' | `left:${OutputId}`;

const HOUR = 3_600_000;
const ranges = [
  { value: '', label: 'At any time' },
  { value: String(HOUR), label: 'In the last hour' },
  { value: String(24 * HOUR), label: 'In the last 24 hours' },
  { value: String(7 * 24 * HOUR), label: 'In the last 7 days' },
  { value: String(30 * 24 * HOUR), label: 'In the last 30 days' },
];

function People({ journey, version, versionNumber, node }: Omit<Props, 'onClose'>) {
  const [choice, choose] = useState<Choice>('here');
  const [range, setRange] = useState('');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const now = useProductNow(60_000);
  const choices: readonly { readonly value: Choice; readonly label: string }[] = [
    { value: 'here', label: 'Here now' },
    ...outputsOf(node).map(({ id, label }) => ({ value: `left:${id}` as const, label: `Left by “${label}”` })),
    { value: 'ended', label: 'Ended or failed here' },
  ];
  const found = settled === '' ? {} : { search: settled };
  const runFilter = { node: node.id, status: 'active', ...found } as const;
  const visitFilter = {
    node: node.id,
    ...(choice === 'ended' ? { ended: true } : choice === 'here' ? {} : { output: choice.slice('left:'.length) }),
    ...(range === '' ? {} : { from: now - Number(range) }),
    ...found,
  };
  return (
    <>
      <div className={styles.filters}>
        <Select
          aria-label="Which people"
          allowDeselect={false}
          data={choices}
          value={choice}
          onChange={(value) => choose(choices.find((one) => one.value === value)?.value ?? 'here')}
          data-testid="people-choice"
        />
        {choice !== 'here' && (
          <Select
            aria-label="When they left"
            allowDeselect={false}
            data={ranges}
            value={range}
            onChange={(value) => setRange(value ?? '')}
          />
        )}
        <SearchField label="Search a name or number" value={search} onChange={setSearch} />
        <a
          className={styles.export}
          href={choice === 'here' ? runsCsvUrl(journey, runFilter) : visitsCsvUrl(journey, version, visitFilter)}
          download
          data-testid="people-export"
        >
          Export all of these as CSV
        </a>
      </div>
      {choice === 'here' ? (
        <PeopleHere journey={journey} versionNumber={versionNumber} filter={runFilter} />
      ) : (
        <PeopleLeft journey={journey} version={version} filter={visitFilter} />
      )}
    </>
  );
}
