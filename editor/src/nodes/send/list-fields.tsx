import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { LengthCounter } from '../../inspector/length-counter';
import { moved } from '../../inspector/moved';
import { newId } from '../../store/new-id';
import { ChoiceRow } from './choice-row';
import styles from './list-fields.module.css';

type List = Extract<SessionMessage, { type: 'list' }>;
type Section = List['sections'][number];

export function ListFields({
  message,
  onChange,
}: {
  readonly message: List;
  readonly onChange: (message: List) => void;
}) {
  const { sections } = message;
  const setSections = (changed: readonly Section[]) => onChange({ ...message, sections: changed });
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
  const full = rows >= MESSAGE_LIMITS.listRows;
  return (
    <Stack gap="xs">
      <TextInput
        label="Text on the button that opens the list"
        value={message.button}
        rightSection={<LengthCounter text={message.button} limit={MESSAGE_LIMITS.listButton} />}
        rightSectionWidth={58}
        onChange={(event) => onChange({ ...message, button: event.currentTarget.value })}
      />
      {sections.map((section, index) => (
        <SectionFields
          // Sections have no identity but their place.
          key={index}
          section={section}
          number={index + 1}
          full={full}
          onChange={(changed) => setSections(sections.map((other, at) => (at === index ? changed : other)))}
          {...(sections.length > 1 && { onDelete: () => setSections(sections.filter((_, at) => at !== index)) })}
        />
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={full}
          onClick={() => setSections([...sections, { title: '', rows: [newRow()] }])}
        >
          Add a section
        </Button>
      </Group>
    </Stack>
  );
}

interface SectionProps {
  readonly section: Section;
  readonly number: number;
  /** The list takes no further row. */
  readonly full: boolean;
  readonly onChange: (section: Section) => void;
  readonly onDelete?: () => void;
}

function SectionFields({ section, number, full, onChange, onDelete }: SectionProps) {
  const { rows } = section;
  const setRows = (changed: Section['rows']) => onChange({ ...section, rows: changed });
  return (
    <section className={styles.section} aria-label={`Section ${number}`}>
      <Group wrap="nowrap" gap={4} align="end">
        <TextInput
          label={`Section ${number}`}
          placeholder="Title, needed when there are several"
          flex={1}
          value={section.title}
          rightSection={<LengthCounter text={section.title} limit={MESSAGE_LIMITS.sectionTitle} />}
          rightSectionWidth={58}
          onChange={(event) => onChange({ ...section, title: event.currentTarget.value })}
        />
        {onDelete && (
          <ActionIcon variant="subtle" aria-label={`Delete section ${number}`} onClick={onDelete} mb={4}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      {rows.map((row, index) => (
        <Stack gap={4} key={row.id}>
          <ChoiceRow
            label={`Row ${index + 1} of section ${number}`}
            title={row.title}
            limit={MESSAGE_LIMITS.rowTitle}
            first={index === 0}
            last={index === rows.length - 1}
            onChange={(title) => setRows(rows.map((other) => (other.id === row.id ? { ...row, title } : other)))}
            onMove={(by) => setRows(moved(rows, index, by))}
            onDelete={() => setRows(rows.filter((other) => other.id !== row.id))}
          />
          <TextInput
            size="xs"
            aria-label={`Description of row ${index + 1} of section ${number}`}
            placeholder="Description, if any"
            value={row.description}
            rightSection={<LengthCounter text={row.description} limit={MESSAGE_LIMITS.rowDescription} />}
            rightSectionWidth={58}
            onChange={(event) =>
              setRows(
                rows.map((other) => (other.id === row.id ? { ...row, description: event.currentTarget.value } : other)),
              )
            }
          />
        </Stack>
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={full}
          onClick={() => setRows([...rows, newRow()])}
        >
          Add a row
        </Button>
      </Group>
    </section>
  );
}

function newRow(): Section['rows'][number] {
  return { id: newId('r'), title: '', description: '' };
}
