import { Button, Menu, TextInput } from '@mantine/core';
import { markColors, type ConversationView, type LabelView } from '@sendero/shared';
import { IconCheck, IconPlus, IconTag } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createLabel, labelQueries, putLabel, takeLabel } from '../api/labels-api';
import { LabelChip } from './label-chip';
import { useConversationChange } from './use-conversation-change';
import styles from './who-has-it.module.css';

/** The labels of a conversation, and a menu that puts them on and takes them off. */
export function LabelMenu({ conversation: { id, labels } }: { readonly conversation: ConversationView }) {
  const client = useQueryClient();
  const { data: all = [], refetch } = useQuery(labelQueries.list);
  const [name, setName] = useState('');
  const toggle = useConversationChange(
    (label: LabelView) =>
      labels.some((own) => own.id === label.id) ? takeLabel(id, label.id) : putLabel(id, label.id),
    'The labels stay as they were',
  );
  const add = useConversationChange(async (wanted: string) => {
    const label = await createLabel({ name: wanted, color: markColors[all.length % markColors.length] ?? 'gray' });
    await client.invalidateQueries({ queryKey: labelQueries.list.queryKey });
    return putLabel(id, label.id);
  }, 'The label was not added');
  const wanted = name.trim();
  const shown = all.filter((label) => label.name.toLowerCase().includes(wanted.toLowerCase()));
  const isNew = wanted !== '' && !all.some((label) => label.name.toLowerCase() === wanted.toLowerCase());
  return (
    <>
      {labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      <Menu
        position="bottom-end"
        width={230}
        shadow="md"
        closeOnItemClick={false}
        onOpen={() => void refetch()}
        onClose={() => setName('')}
      >
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTag size={15} aria-hidden />}
            aria-keyshortcuts="l"
            data-testid="labels"
          >
            Label
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <TextInput
            size="xs"
            mb={4}
            aria-label="Find or add a label"
            placeholder="Find or add a label"
            maxLength={40}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {shown.map((label) => (
            <Menu.Item
              key={label.id}
              rightSection={labels.some((own) => own.id === label.id) && <IconCheck size={14} aria-label="Is on it" />}
              onClick={() => toggle.mutate(label)}
            >
              <LabelChip label={label} />
            </Menu.Item>
          ))}
          {isNew && (
            <Menu.Item
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => {
                add.mutate(wanted);
                setName('');
              }}
            >
              Add “{wanted}”
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
