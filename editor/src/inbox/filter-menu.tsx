import { ActionIcon, Button, Indicator, Popover, Select, Stack } from '@mantine/core';
import { journeyId, labelId, teamId } from '@sendero/shared';
import { IconFilter } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { agentQueries } from '../api/agents-api';
import { journeyQueries } from '../api/journeys-api';
import { labelQueries } from '../api/labels-api';
import { itemsOf } from '../api/pages';
import type { InboxFilter } from './use-inbox-filter';

export interface FilterMenuProps {
  readonly filter: InboxFilter;
  readonly onChange: (change: Partial<InboxFilter>) => void;
}

/** Filters that are needed less often than the piles. */
export function FilterMenu({ filter, onChange }: FilterMenuProps) {
  const set = [filter.journey, filter.team, filter.label].filter((value) => value !== null).length;
  return (
    <Popover position="bottom-end" width={280} withArrow trapFocus>
      <Indicator label={set} size={16} disabled={set === 0}>
        <Popover.Target>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={set === 0 ? 'More filters' : `More filters, ${set} set`}
            aria-keyshortcuts="f"
            data-testid="more-filters"
          >
            <IconFilter size={17} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown>
        <Fields filter={filter} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ filter: { journey, team, label }, onChange }: FilterMenuProps) {
  const { data: journeys } = useInfiniteQuery(journeyQueries.list());
  const { data: teams = [] } = useQuery(agentQueries.teams);
  const { data: labels = [] } = useQuery(labelQueries.list);
  return (
    <Stack gap="sm">
      <Select
        label="Journey"
        description="Whose contacts walk it, or did."
        placeholder="Any"
        clearable
        searchable
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        data={itemsOf(journeys).map(({ id, name }) => ({ value: id, label: name }))}
        value={journey}
        onChange={(id) => onChange({ journey: journeyId.safeParse(id).data ?? null })}
      />
      <Select
        label="Team"
        placeholder="Any"
        clearable
        comboboxProps={{ withinPortal: false }}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={team}
        onChange={(id) => onChange({ team: teamId.safeParse(id).data ?? null })}
      />
      <Select
        label="Label"
        placeholder="Any"
        clearable
        comboboxProps={{ withinPortal: false }}
        data={labels.map(({ id, name }) => ({ value: id, label: name }))}
        value={label}
        onChange={(id) => onChange({ label: labelId.safeParse(id).data ?? null })}
      />
      <Button
        variant="default"
        size="xs"
        disabled={journey === null && team === null && label === null}
        onClick={() => onChange({ journey: null, team: null, label: null })}
      >
        Clear these filters
      </Button>
    </Stack>
  );
}
