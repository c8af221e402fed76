import { ActionIcon, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { contactName, MESSAGE_LIMITS, type ContactCard, type SessionMessage } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { PersonalizedInput } from '../../inspector/personalized-input';
import styles from './list-fields.module.css';
import { BLANK_CARD } from './message-of-type';

type Cards = Extract<SessionMessage, { type: 'contacts' }>['contacts'];

interface Props {
  readonly cards: Cards;
  readonly onChange: (cards: Cards) => void;
}

/** The cards of a message that hands over contacts. */
export function ContactCardsFields({ cards, onChange }: Props) {
  return (
    <Stack gap="xs">
      {cards.map((card, index) => (
        <CardFields
          // Cards have no identity but their place.
          key={index}
          card={card}
          number={index + 1}
          onChange={(changed) => onChange(cards.with(index, changed))}
          {...(cards.length > 1 && { onDelete: () => onChange(cards.toSpliced(index, 1)) })}
        />
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={cards.length >= MESSAGE_LIMITS.contacts}
          onClick={() => onChange([...cards, BLANK_CARD])}
        >
          Add a contact card
        </Button>
      </Group>
    </Stack>
  );
}

const FIELDS = [
  ['firstName', 'First name', 'Ada'],
  ['lastName', 'Last name', 'Okoro'],
  ['company', 'Company', 'Canal Store'],
  ['phone', 'Number', '+31 20 123 4567'],
  ['email', 'E-mail', 'ada@shop.example'],
  ['url', 'Web address', 'https://shop.example'],
] as const satisfies readonly (readonly [keyof ContactCard, string, string])[];

interface CardProps {
  readonly card: ContactCard;
  readonly number: number;
  readonly onChange: (card: ContactCard) => void;
  readonly onDelete?: () => void;
}

function CardFields({ card, number, onChange, onDelete }: CardProps) {
  return (
    <section className={styles.section} aria-label={`Contact card ${number}`}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {contactName(card) || `Contact card ${number}`}
        </Text>
        {onDelete && (
          <ActionIcon variant="subtle" aria-label={`Delete contact card ${number}`} onClick={onDelete}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
      {FIELDS.map(([field, label, placeholder]) => (
        <PersonalizedInput
          key={field}
          label={label}
          placeholder={placeholder}
          value={card[field]}
          onChange={(text) => onChange({ ...card, [field]: text })}
        />
      ))}
      <Switch
        label="The number is on WhatsApp"
        description="The card then offers to write to it, otherwise to invite it."
        checked={card.onWhatsApp}
        onChange={(event) => onChange({ ...card, onWhatsApp: event.currentTarget.checked })}
      />
    </section>
  );
}
