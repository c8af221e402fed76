import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { webMethods, type WebBody, type WebRequest } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { ChoiceSelect } from './choice-select';
import { PersonalizedInput } from './personalized-input';

const METHODS = webMethods.map((method) => ({ value: method, label: method }));
const BODIES = [
  { value: 'none', label: 'Nothing' },
  { value: 'json', label: 'JSON' },
  { value: 'form', label: 'Form fields' },
] as const;
const FIRST_BODIES: { readonly [T in WebBody['type']]: WebBody } = {
  none: { type: 'none' },
  json: { type: 'json', json: '{\n  "phone": "{{ contact.phone }}"\n}' },
  form: { type: 'form', fields: [{ name: 'phone', value: '{{ contact.phone }}' }] },
};

interface Props {
  readonly value: WebRequest;
  readonly onChange: (value: WebRequest) => void;
}

/** All that a web call is made of. */
export function WebRequestFields({ value, onChange }: Props) {
  const { method, url, headers, body } = value;
  return (
    <Stack gap="md">
      <ChoiceSelect
        label="Method"
        choices={METHODS}
        value={method}
        onChange={(chosen) => onChange({ ...value, method: chosen })}
      />
      <PersonalizedInput
        label="Address"
        placeholder="https://shop.example/orders"
        value={url}
        onChange={(text) => onChange({ ...value, url: text.slice(0, 2_000) })}
      />
      <PairFields
        title="Headers"
        one="header"
        most={20}
        pairs={headers}
        onChange={(changed) => onChange({ ...value, headers: changed })}
      />
      <ChoiceSelect
        label="What goes along"
        choices={BODIES}
        value={body.type}
        onChange={(type) => onChange({ ...value, body: FIRST_BODIES[type] })}
      />
      {body.type === 'json' && (
        <PersonalizedInput
          label="JSON"
          description="Placeholders go inside the quotes. One that stands alone keeps its kind, such as a number."
          multiline
          value={body.json}
          onChange={(json) => onChange({ ...value, body: { ...body, json: json.slice(0, 20_000) } })}
        />
      )}
      {body.type === 'form' && (
        <PairFields
          title="Fields"
          one="field"
          most={50}
          pairs={body.fields}
          onChange={(fields) => onChange({ ...value, body: { ...body, fields } })}
        />
      )}
      <TryFields value={value} onChange={(changed) => onChange({ ...value, ...changed })} />
    </Stack>
  );
}

interface Tries {
  readonly timeoutSeconds: number;
  readonly retries: number;
}

/** How long a try may take, and how many there are. */
export function TryFields({
  value: { timeoutSeconds, retries },
  onChange,
}: {
  readonly value: Tries;
  readonly onChange: (changed: Partial<Tries>) => void;
}) {
  return (
    <>
      <Group grow align="start">
        <NumberInput
          label="Time limit of a try"
          suffix=" s"
          min={1}
          max={30}
          allowDecimal={false}
          clampBehavior="strict"
          value={timeoutSeconds}
          onChange={(seconds) => {
            if (typeof seconds === 'number' && seconds >= 1) onChange({ timeoutSeconds: seconds });
          }}
        />
        <NumberInput
          label="Further tries"
          min={0}
          max={5}
          allowDecimal={false}
          clampBehavior="strict"
          value={retries}
          onChange={(count) => {
            if (typeof count === 'number') onChange({ retries: count });
          }}
        />
      </Group>
      <Text size="xs" c="dimmed">
        Tried again, with longer and longer pauses, when nobody answers or the answer is 429 or 5xx. Every try carries
        the same Idempotency-Key.
      </Text>
    </>
  );
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

interface PairProps {
  readonly title: string;
  readonly one: string;
  readonly most: number;
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: readonly Pair[]) => void;
}

/** Names with values, in their order. */
export function PairFields({ title, one, most, pairs, onChange }: PairProps) {
  const change = (index: number, changes: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...changes } : pair)));
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {title}
      </Text>
      {pairs.map((pair, index) => (
        // Pairs have no identity but their place.
        <Group key={index} wrap="nowrap" gap="xs" align="start">
          <TextInput
            aria-label={`Name of ${one} ${index + 1}`}
            placeholder="Name"
            maxLength={200}
            flex={2}
            value={pair.name}
            onChange={(event) => change(index, { name: event.currentTarget.value.trim() })}
          />
          <TextInput
            aria-label={`Value of ${one} ${index + 1}`}
            placeholder="Value"
            maxLength={4_000}
            flex={3}
            value={pair.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            mt={4}
            aria-label={`Delete ${one} ${index + 1}`}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={pairs.length >= most}
          onClick={() => onChange([...pairs, { name: '', value: '' }])}
        >
          Add a {one}
        </Button>
      </Group>
    </Stack>
  );
}
