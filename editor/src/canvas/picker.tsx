import { Combobox, Modal, TextInput, useCombobox, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState, type ComponentType } from 'react';
import styles from './picker.module.css';

export interface PickerChoice {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  /** Found by these words too, though they are not shown. */
  readonly content?: string;
  readonly Icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly choose: () => void;
}

interface Props {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly PickerChoice[];
  readonly onClose: () => void;
}

/** A dialog that finds one of many things by typing; arrows and Enter choose. */
export function Picker({ title, placeholder, choices, onClose }: Props) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened: true, onOpenedChange: (opened) => !opened && onClose() });
  const { selectFirstOption } = combobox;
  const listId = useId();
  const found = useMemo(() => matching(choices, search), [choices, search]);
  // Outside React: the combobox marks its option in the page itself.
  useEffect(() => void selectFirstOption(), [selectFirstOption, search]);
  const groups = [...new Set(found.map((choice) => choice.group))];
  return (
    <Modal opened onClose={onClose} title={title} yOffset="10vh" centered={false}>
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => {
          onClose();
          choices.find((choice) => choice.id === id)?.choose();
        }}
      >
        <Combobox.EventsTarget>
          <SearchInput
            listId={listId}
            data-autofocus
            aria-label={title}
            placeholder={placeholder}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options id={listId} className={styles.options ?? ''} aria-label={title}>
          {found.length === 0 && <Combobox.Empty>Nothing of this name</Combobox.Empty>}
          {groups.map((group) => (
            <Combobox.Group key={group} label={group}>
              {found
                .filter((choice) => choice.group === group)
                .map(({ id, label, hint, Icon }) => (
                  <Combobox.Option key={id} value={id} className={styles.option ?? ''}>
                    <Icon size={16} stroke={1.8} />
                    <span className={styles.label}>{label}</span>
                    {hint && <span className={styles.hint}>{hint}</span>}
                  </Combobox.Option>
                ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}

/** More would take long to draw and no shorter to read. */
const MOST_SHOWN = 60;

/** A field whose list is open from the start, which Mantine would only tell once something was typed. */
function SearchInput({ listId, ...input }: TextInputProps & { readonly listId: string }) {
  return <TextInput {...input} role="combobox" aria-expanded aria-controls={listId} />;
}

/** Choices with all the words; those that begin with what was typed come first. */
function matching(choices: readonly PickerChoice[], search: string): readonly PickerChoice[] {
  const typed = search.trim().toLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  const found = choices.filter(({ label, hint = '', content = '' }) =>
    words.every((word) => `${label} ${hint} ${content}`.toLowerCase().includes(word)),
  );
  const begins = ({ label }: PickerChoice) => label.toLowerCase().startsWith(typed);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))].slice(0, MOST_SHOWN);
}
