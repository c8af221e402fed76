import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { NodeConfig } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { PersonalizedInput } from '../../inspector/personalized-input';
import type { FormProps } from '../node-view';
import styles from '../branch/condition-fields.module.css';
import { JourneySelect } from './journey-select';

type Config = NodeConfig<'journey.start'>;

const MOST_PROPERTIES = 20;

export function JourneyStartForm({ config, onChange }: FormProps<Config>) {
  const { properties } = config;
  const setProperties = (changed: Config['properties']) => onChange({ ...config, properties: changed });
  return (
    <Stack gap="md">
      <JourneySelect
        description="It needs a trigger “Started by request”."
        value={config.journey}
        onChange={(journey) => onChange({ ...config, journey })}
      />
      <Text fw={600} size="sm">
        What it hands over
      </Text>
      {properties.map((property, index) => (
        <div
          // Properties have no identity but their place.
          key={index}
          className={styles.condition}
        >
          <Group wrap="nowrap" gap="xs" align="end">
            <TextInput
              label="Property"
              placeholder="orderId"
              maxLength={60}
              flex={1}
              value={property.name}
              onChange={(event) =>
                setProperties(properties.with(index, { ...property, name: event.currentTarget.value.trim() }))
              }
            />
            <ActionIcon
              variant="subtle"
              aria-label={`Delete the property ${property.name}`}
              mb={4}
              onClick={() => setProperties(properties.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          <PersonalizedInput
            label="Value"
            limit={1_000}
            value={property.text}
            onChange={(text) => setProperties(properties.with(index, { ...property, text: text.slice(0, 1_000) }))}
          />
        </div>
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={properties.length >= MOST_PROPERTIES}
          onClick={() => setProperties([...properties, { name: '', text: '' }])}
        >
          Hand over a property
        </Button>
      </Group>
    </Stack>
  );
}
