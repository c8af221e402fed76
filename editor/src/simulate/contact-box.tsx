import { Button, Collapse, JsonInput, Switch, TextInput, UnstyledButton } from '@mantine/core';
import type { Action, Opening, Simulation } from '@sendero/engine';
import { foldConsent, type ContactFacts, type JsonValue, type MessageTopic } from '@sendero/shared';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useNarrow } from '../canvas/narrow';
import { topicLabels } from '../contacts/topic-labels';
import { PersonMark } from '../ui/person-mark';
import { TimeZoneSelect } from '../ui/time-zone-select';
import styles from './contact-box.module.css';
import { madeUpContact } from './opening';
import { RealContactPicker } from './real-contact-picker';

const topics: readonly MessageTopic[] = ['marketing', 'utility', 'authentication'];

interface Props {
  readonly simulation: Simulation;
  readonly act: (action: Action) => void;
  readonly productNow: () => number;
  readonly workspaceZone: string;
  /** Begins anew with somebody else. */
  readonly onContact: (opening: Opening) => void;
}

/** Who is simulated: what is known of them and what they agreed to. */
export function ContactBox({ simulation, act, productNow, workspaceZone, onContact }: Props) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { contact } = simulation;
  const consent = foldConsent(simulation.consent);
  const shown = open || narrow;
  const agreed = topics.filter((topic) => consent[topic] === 'in').map((topic) => topicLabels[topic]);
  const summary = consent.suppressed
    ? 'Asked us to stop'
    : agreed.length > 0
      ? `In: ${agreed.join(', ')}`
      : 'No opt-in';
  return (
    <section className={styles.box} aria-label="Simulated contact" data-testid="sim-contact">
      <UnstyledButton
        className={styles.head ?? ''}
        aria-expanded={shown}
        disabled={narrow}
        onClick={() => setOpen((before) => !before)}
      >
        <PersonMark name={contact.name || contact.phone} />
        <span className={styles.who}>
          <strong>{contact.name || 'Without a name'}</strong>
          <span className={styles.muted} data-testid="sim-consent">
            {summary}
          </span>
        </span>
        {!narrow && (shown ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />)}
      </UnstyledButton>
      <Collapse expanded={shown}>
        <div className={styles.fields}>
          <TextInput
            label="Name"
            size="xs"
            value={contact.name}
            onChange={(event) => act({ type: 'editContact', changes: { name: event.currentTarget.value } })}
          />
          <TimeZoneSelect
            label="Time zone"
            size="xs"
            value={contact.timeZone}
            onChange={(timeZone) => act({ type: 'editContact', changes: { timeZone } })}
          />
          <AttributesInput key={contact.id} contact={contact} act={act} />
          <div className={styles.switches} role="group" aria-label="Consent">
            {topics.map((topic) => (
              <Switch
                key={topic}
                size="sm"
                label={topicLabels[topic]}
                checked={consent[topic] === 'in'}
                onChange={(event) =>
                  act({ type: 'setConsent', topic, state: event.currentTarget.checked ? 'in' : 'out' })
                }
              />
            ))}
          </div>
          <RealContactPicker productNow={productNow} workspaceZone={workspaceZone} onContact={onContact} />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onContact(madeUpContact(productNow(), workspaceZone))}
          >
            Use a made-up contact
          </Button>
        </div>
      </Collapse>
    </section>
  );
}

/** Attributes as JSON; they count as soon as they can be read. */
function AttributesInput({ contact, act }: { readonly contact: ContactFacts; readonly act: Props['act'] }) {
  const [draft, setDraft] = useState<string | null>(null);
  const invalid = draft !== null && attributesIn(draft) === null;
  return (
    <JsonInput
      label="Attributes"
      size="xs"
      autosize
      minRows={2}
      maxRows={6}
      value={draft ?? JSON.stringify(contact.attributes, null, 2)}
      error={invalid && 'Write a JSON object, such as { "city": "Lisbon" }.'}
      onChange={(text) => {
        setDraft(text);
        const attributes = attributesIn(text);
        if (attributes) act({ type: 'editContact', changes: { attributes } });
      }}
      onBlur={() => {
        if (!invalid) setDraft(null);
      }}
    />
  );
}

function attributesIn(text: string): ContactFacts['attributes'] | null {
  try {
    const parsed = JSON.parse(text) as JsonValue;
    return isAttributes(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isAttributes(value: JsonValue): value is ContactFacts['attributes'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
