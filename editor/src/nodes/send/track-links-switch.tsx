import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '../../api/workspace-api';

interface Props {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Whether clicks on the links in a text are counted, and what becomes of the links then. */
export function TrackLinksSwitch({ on, onChange }: Props) {
  const { data: workspace } = useQuery(workspaceQuery);
  const base = workspace?.linkBase;
  return (
    <Switch
      label="Count clicks on its links"
      description={
        base === null
          ? 'Not while PUBLIC_URL is not set: customers’ phones could not reach the links.'
          : `A link goes out as ${base ?? '…/r/'}… and leads on to where it points.`
      }
      checked={on}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
