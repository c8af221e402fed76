import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useContext, useMemo } from 'react';
import { variablesIn } from '../nodes/look-around';
import { useJourney } from '../store/journey-context';
import { PlaceholderVariables } from './placeholder-variables';

const ABOUT_CONTACT = [
  { label: 'Name', text: '{{ contact.name | default: "there" }}' },
  { label: 'Phone', text: '{{ contact.phone }}' },
  { label: 'Language', text: '{{ contact.language }}' },
  { label: 'An attribute, such as city', text: '{{ contact.attributes.city | default: "…" }}' },
] as const;

interface Props {
  /** The label of the field that this menu belongs to. */
  readonly field: string;
  readonly onInsert: (placeholder: string) => void;
}

/** Placeholders that a text can hold: what is known of the contact, what was answered, what was saved. */
export function InsertMenu(props: Props) {
  const given = useContext(PlaceholderVariables);
  return given ? <Placeholders {...props} variables={given} inRun={false} /> : <JourneyPlaceholders {...props} />;
}

function JourneyPlaceholders(props: Props) {
  const document = useJourney((state) => state.document);
  const variables = useMemo(() => variablesIn(document), [document]);
  return <Placeholders {...props} variables={variables} inRun />;
}

interface PlaceholdersProps extends Props {
  readonly variables: readonly string[];
  /** An event may have started what the text is part of. */
  readonly inRun: boolean;
}

function Placeholders({ field, onInsert, variables, inRun }: PlaceholdersProps) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconBraces size={14} />}
          aria-label={`Insert a placeholder into ${field.toLowerCase()}`}
        >
          Insert
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Contact</Menu.Label>
        {ABOUT_CONTACT.map(({ label, text }) => (
          <Menu.Item key={label} onClick={() => onInsert(text)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Label>Answers</Menu.Label>
        <Menu.Item onClick={() => onInsert('{{ reply.text }}')}>{inRun ? 'The last reply' : 'The message'}</Menu.Item>
        {inRun && (
          <Menu.Item onClick={() => onInsert('{{ event.orderId | default: "…" }}')}>
            What the starting event said, such as orderId
          </Menu.Item>
        )}
        {variables.map((name) => (
          <Menu.Item key={name} onClick={() => onInsert(`{{ variables.${name} }}`)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
