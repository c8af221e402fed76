import { ActionIcon, Button, Group, NumberInput, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { consentTopics, type AttributeValue, type NodeConfig } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ChoiceSelect } from '../../inspector/choice-select';
import { PersonalizedInput } from '../../inspector/personalized-input';
import type { FormProps } from '../node-view';
import styles from './contact-update-form.module.css';

type Config = NodeConfig<'contact.update'>;

const MOST = 20;
const KINDS = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
] as const;
const YES_OR_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;
const TOPICS = consentTopics.map((topic) => ({ value: topic, label: topic === 'all' ? 'everything' : topic }));
const STATES = [
  { value: 'in', label: 'opts in' },
  { value: 'out', label: 'opts out' },
] as const;

export function ContactUpdateForm({ config, onChange }: FormProps<Config>) {
  const { set, consent } = config;
  const setSet = (changed: Config['set']) => onChange({ ...config, set: changed });
  const setConsent = (changed: Config['consent']) => onChange({ ...config, consent: changed });
  const isFree = consentTopics.filter((topic) => !consent.some((line) => line.topic === topic));

  return (
    <Stack gap="md">
      <Text fw={600} size="sm">
        Attributes
      </Text>
      {set.map((one, index) => (
        // Attributes have no identity but their place.
        <Line key={index} what={`attribute ${one.name}`} onDelete={() => setSet(without(set, index))}>
          <TextInput
            label="Attribute"
            placeholder="city"
            maxLength={60}
            value={one.name}
            onChange={(event) => setSet(replaced(set, index, { ...one, name: event.currentTarget.value.trim() }))}
          />
          <ChoiceSelect
            label="Kind"
            choices={KINDS}
            value={one.value.type}
            onChange={(type) => setSet(replaced(set, index, { ...one, value: FIRST_VALUES[type] }))}
          />
          <ValueInput value={one.value} onChange={(value) => setSet(replaced(set, index, { ...one, value }))} />
        </Line>
      ))}
      <AddButton disabled={set.length >= MOST} onClick={() => setSet([...set, { name: '', value: FIRST_VALUES.text }])}>
        Set an attribute
      </AddButton>
      <Names label="Remove attributes" value={config.unset} onChange={(unset) => onChange({ ...config, unset })} />
      <Names label="Add tags" value={config.addTags} onChange={(addTags) => onChange({ ...config, addTags })} />
      <Names
        label="Remove tags"
        value={config.removeTags}
        onChange={(removeTags) => onChange({ ...config, removeTags })}
      />
      <Text fw={600} size="sm">
        Consent
      </Text>
      {consent.map((line, index) => (
        <Line key={index} what={`consent to ${line.topic}`} onDelete={() => setConsent(without(consent, index))}>
          <ChoiceSelect
            label="The contact"
            choices={STATES}
            value={line.state}
            onChange={(state) => setConsent(replaced(consent, index, { ...line, state }))}
          />
          <ChoiceSelect
            label="Topic"
            choices={TOPICS}
            value={line.topic}
            onChange={(topic) => setConsent(replaced(consent, index, { ...line, topic }))}
          />
          <PersonalizedInput
            label="Proof"
            description="What the person did to agree; kept in the consent history."
            limit={500}
            value={line.evidence}
            onChange={(text) => setConsent(replaced(consent, index, { ...line, evidence: text.slice(0, 500) }))}
          />
        </Line>
      ))}
      <AddButton
        disabled={isFree.length === 0}
        onClick={() => setConsent([...consent, { topic: isFree[1] ?? isFree[0] ?? 'all', state: 'in', evidence: '' }])}
      >
        Record consent
      </AddButton>
    </Stack>
  );
}

const FIRST_VALUES: { readonly [T in AttributeValue['type']]: AttributeValue } = {
  text: { type: 'text', text: '' },
  number: { type: 'number', number: 0 },
  boolean: { type: 'boolean', boolean: true },
};

function ValueInput({ value, onChange }: { value: AttributeValue; onChange: (value: AttributeValue) => void }) {
  switch (value.type) {
    case 'text':
      return (
        <PersonalizedInput
          label="Value"
          limit={1_000}
          value={value.text}
          onChange={(text) => onChange({ ...value, text: text.slice(0, 1_000) })}
        />
      );
    case 'number':
      return (
        <NumberInput
          label="Value"
          value={value.number}
          onChange={(number) => {
            if (typeof number === 'number') onChange({ ...value, number });
          }}
        />
      );
    case 'boolean':
      return (
        <ChoiceSelect
          label="Value"
          choices={YES_OR_NO}
          value={value.boolean ? 'yes' : 'no'}
          onChange={(chosen) => onChange({ ...value, boolean: chosen === 'yes' })}
        />
      );
  }
}

interface NamesProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

function Names({ label, value, onChange }: NamesProps) {
  return (
    <TagsInput
      label={label}
      description="Enter after each one."
      splitChars={[',']}
      maxTags={MOST}
      value={[...value]}
      onChange={(names) => onChange(names.map((name) => name.trim().slice(0, 60)).filter(Boolean))}
    />
  );
}

function Line({ what, onDelete, children }: { what: string; onDelete: () => void; children: ReactNode }) {
  return (
    <Group wrap="nowrap" gap="xs" align="start" className={styles.line ?? ''}>
      <Stack gap="xs" flex={1}>
        {children}
      </Stack>
      <ActionIcon variant="subtle" aria-label={`Delete the ${what}`} mt={24} onClick={onDelete}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}

function AddButton({ disabled, onClick, children }: { disabled: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Group>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={disabled} onClick={onClick}>
        {children}
      </Button>
    </Group>
  );
}

function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((old, at) => (at === index ? item : old));
}

function without<T>(items: readonly T[], index: number): readonly T[] {
  return items.filter((_, at) => at !== index);
}
