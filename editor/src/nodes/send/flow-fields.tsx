import { ActionIcon, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { ChoiceSelect } from '../../inspector/choice-select';
import { PersonalizedInput } from '../../inspector/personalized-input';
import styles from './list-fields.module.css';

type FlowMessage = Extract<SessionMessage, { type: 'flow' }>;

const OPENINGS = [
  { value: 'screen', label: 'With a screen that I name' },
  { value: 'endpoint', label: 'With what its endpoint answers' },
] as const;

const MOST_DATA = 30;

interface Props {
  readonly message: FlowMessage;
  readonly onChange: (message: FlowMessage) => void;
}

/** Which form opens, and what it is handed. */
export function FlowFields({ message, onChange }: Props) {
  return (
    <>
      <PersonalizedInput
        label="Text on the button"
        limit={MESSAGE_LIMITS.flowButton}
        placeholder="Book now"
        value={message.button}
        onChange={(button) => onChange({ ...message, button })}
      />
      <TextInput
        label="Id of the flow"
        description="The number that WhatsApp Manager shows under Flows."
        placeholder="700112233"
        value={message.flowId}
        onChange={(event) => onChange({ ...message, flowId: event.currentTarget.value })}
      />
      <ChoiceSelect
        label="How it opens"
        choices={OPENINGS}
        value={message.opens}
        onChange={(opens) => onChange({ ...message, opens })}
      />
      {message.opens === 'screen' && <ScreenFields message={message} onChange={onChange} />}
      <Switch
        label="Open it as it is being edited"
        description="For trying a flow that is not published yet."
        checked={message.draft}
        onChange={(event) => onChange({ ...message, draft: event.currentTarget.checked })}
      />
    </>
  );
}

function ScreenFields({ message, onChange }: Props) {
  const { data } = message;
  const setData = (changed: FlowMessage['data']) => onChange({ ...message, data: changed });
  return (
    <Stack gap="xs">
      <TextInput
        label="Id of the first screen"
        placeholder="PICK_DAY"
        value={message.screen}
        onChange={(event) => onChange({ ...message, screen: event.currentTarget.value })}
      />
      <Text size="sm" fw={600}>
        What the screen is handed
      </Text>
      {data.map((part, index) => (
        <section
          // What is handed over has no identity but its place.
          key={index}
          className={styles.section}
          aria-label={`Part ${index + 1}`}
        >
          <Group wrap="nowrap" gap="xs" align="end">
            <TextInput
              label="Name"
              placeholder="branch"
              flex={1}
              value={part.name}
              onChange={(event) => setData(data.with(index, { ...part, name: event.currentTarget.value.trim() }))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={`Delete ${part.name || `part ${index + 1}`}`}
              mb={4}
              onClick={() => setData(data.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          <PersonalizedInput
            label="Value"
            value={part.text}
            onChange={(text) => setData(data.with(index, { ...part, text }))}
          />
        </section>
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={data.length >= MOST_DATA}
          onClick={() => setData([...data, { name: '', text: '' }])}
        >
          Hand something over
        </Button>
      </Group>
    </Stack>
  );
}
