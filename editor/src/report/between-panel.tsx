import { Select } from '@mantine/core';
import type { NodeId, ReportedStep } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { reportQueries } from '../api/report-api';
import { ErrorNotice } from '../ui/error-notice';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { atMostText } from '../ui/time-text';
import { PeopleLink, ReportContext, type ReportOf } from './people-link';
import styles from './report-page.module.css';

/** How many of those who came to one step came to another one later. */
export function BetweenPanel({ steps }: { readonly steps: readonly ReportedStep[] }) {
  const of = useContext(ReportContext);
  const [first = null, last = first] = [steps[0]?.node, steps.at(-1)?.node];
  const [from, setFrom] = useState<string | null>(first);
  const [to, setTo] = useState<string | null>(last);
  const data = steps.map(({ node, title }) => ({ value: node, label: title }));
  const [start, end] = [from, to].map((id) => steps.find(({ node }) => node === id));
  return (
    <Panel title="From one step to another">
      <div className={styles.between}>
        <Select label="From" data={data} value={from} onChange={setFrom} allowDeselect={false} searchable />
        <Select label="To" data={data} value={to} onChange={setTo} allowDeselect={false} searchable />
      </div>
      {of && start && end && <Between of={of} from={start.node} to={end.node} />}
    </Panel>
  );
}

function Between({ of, from, to }: { readonly of: ReportOf; readonly from: NodeId; readonly to: NodeId }) {
  const { data, error } = useQuery(reportQueries.between(of.journey, of.range, from, to));
  if (!data) return error ? <ErrorNotice error={error} /> : null;
  return (
    <p className={styles.answer} data-testid="between">
      Of <PeopleLink count={data.came} who="who came to the first step" people={{ node: from }} />{' '}
      {data.came === 1 ? 'run' : 'runs'} that came to the first step,{' '}
      <PeopleLink count={data.wentOn} who="who went on" people={{ node: from, then: to }} />
      {data.came > 0 && ` (${percentText(data.wentOn, data.came)})`} came to the other one later
      {data.time &&
        `: half of them took ${atMostText(data.time.medianMs)}, nine in ten ${atMostText(data.time.mostMs)}`}
      .
    </p>
  );
}
