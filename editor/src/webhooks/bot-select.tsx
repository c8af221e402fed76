import { Anchor, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { webhookQueries } from '../api/webhooks-api';

interface Props {
  /** A bot's id; '' while none is chosen. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Bots by name. One that is gone is shown as such, and kept. */
export function BotSelect({ value, onChange }: Props) {
  const { data: bots } = useQuery(webhookQueries.bots());
  const isKnown = value === '' || bots === undefined || bots.some(({ id }) => id === value);
  return (
    <Select
      label="Bot"
      description={
        <>
          It has the conversation until it resolves it or hands it over. Add bots under{' '}
          <Anchor component={Link} to="/settings/webhooks" inherit>
            Webhooks and bots
          </Anchor>
          .
        </>
      }
      placeholder={bots?.length === 0 ? 'There is no bot yet' : 'Choose a bot'}
      data={[
        ...(bots ?? []).map(({ id, name, enabled }) => ({ value: id, label: enabled ? name : `${name} (off)` })),
        ...(isKnown ? [] : [{ value, label: 'A bot that is gone' }]),
      ]}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
