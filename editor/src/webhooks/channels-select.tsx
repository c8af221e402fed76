import { MultiSelect } from '@mantine/core';
import { channelId, type ChannelId } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '../api/workspace-api';

interface Props {
  readonly value: readonly ChannelId[];
  readonly onChange: (ids: readonly ChannelId[]) => void;
}

/** Some channels, or all of them; nothing while there is only one to choose. One that is gone is shown as such, and kept. */
export function ChannelsSelect({ value, onChange }: Props) {
  const { data: workspace } = useQuery(workspaceQuery);
  const channels = workspace?.channels ?? [];
  if (channels.length < 2 && value.length === 0) return null;
  const unknown = value.filter((id) => !channels.some((channel) => channel.id === id));
  return (
    <MultiSelect
      label="Channels"
      description="With channels chosen, messages, receipts and runs of the others are not told."
      placeholder={value.length === 0 ? 'All' : ''}
      data={[
        ...channels.map(({ id, name, displayPhoneNumber }) => ({ value: id, label: `${name}, ${displayPhoneNumber}` })),
        ...unknown.map((id) => ({ value: id, label: workspace ? 'A channel that is gone' : '…' })),
      ]}
      value={[...value]}
      onChange={(ids) => onChange(ids.flatMap((id) => channelId.safeParse(id).data ?? []))}
    />
  );
}
