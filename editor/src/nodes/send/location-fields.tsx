import { Group } from '@mantine/core';
import type { SessionMessage } from '@sendero/shared';
import { PersonalizedInput } from '../../inspector/personalized-input';

type LocationMessage = Extract<SessionMessage, { type: 'location' }>;

interface Props {
  readonly message: LocationMessage;
  readonly onChange: (message: LocationMessage) => void;
}

/** A place on the map. */
export function LocationFields({ message, onChange }: Props) {
  return (
    <>
      <Group grow align="start" gap="xs">
        <PersonalizedInput
          label="Latitude"
          placeholder="52.3731"
          value={message.latitude}
          onChange={(latitude) => onChange({ ...message, latitude })}
        />
        <PersonalizedInput
          label="Longitude"
          placeholder="4.8926"
          value={message.longitude}
          onChange={(longitude) => onChange({ ...message, longitude })}
        />
      </Group>
      <PersonalizedInput
        label="Name of the place"
        placeholder="Canal Store"
        value={message.name}
        onChange={(name) => onChange({ ...message, name })}
      />
      <PersonalizedInput
        label="Address"
        description="Shown only under a name."
        placeholder="Herengracht 1, Amsterdam"
        value={message.address}
        onChange={(address) => onChange({ ...message, address })}
      />
    </>
  );
}
