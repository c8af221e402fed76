import { Stack, Text, TextInput } from '@mantine/core';
import { CONTACT_ZONE, nodes, unreachable, WAIT_FORMS, type WaitFor } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { DayHoursFields } from '../../inspector/day-hours-fields';
import { DurationInput } from '../../inspector/duration-input';
import { EventMatchFields } from '../../inspector/event-match-fields';
import { TimeZoneSelect } from '../../ui/time-zone-select';
import type { FormProps } from '../node-view';
import { AttributeDateFields } from './attribute-date-fields';

const FORMS = [
  { value: 'duration', label: 'A length of time' },
  { value: 'moment', label: 'Until a date and time' },
  { value: 'attributeDate', label: "Until a date of the contact's" },
  { value: 'timeOfDay', label: 'Until a time of day' },
  { value: 'event', label: 'For an event' },
  { value: 'receipt', label: 'For the last message to arrive' },
  { value: 'click', label: 'For a click in the last message' },
  { value: 'windowCloses', label: 'Until the service window closes' },
] as const satisfies readonly { readonly value: WaitFor['type']; readonly label: string }[];

export function WaitForm({ config, onChange }: FormProps<WaitFor>) {
  /** What is half written, such as a time without its minutes, is not kept. */
  const change = (changed: WaitFor) => {
    if (nodes.wait.config.safeParse(changed).success) onChange(changed);
  };
  return (
    <Stack gap="sm">
      <ChoiceSelect label="Wait" choices={FORMS} value={config.type} onChange={(type) => onChange(WAIT_FORMS[type])} />
      <Fields config={config} onChange={change} />
    </Stack>
  );
}

interface FieldsProps {
  readonly config: WaitFor;
  readonly onChange: (config: WaitFor) => void;
}

function Fields({ config, onChange }: FieldsProps) {
  switch (config.type) {
    case 'duration':
      return (
        <DurationInput
          label="Wait for"
          value={config.duration}
          onChange={(duration) => onChange({ ...config, duration })}
        />
      );
    case 'moment':
      return (
        <>
          <TextInput
            type="datetime-local"
            label="Date and time"
            value={config.local}
            onChange={(event) => onChange({ ...config, local: event.currentTarget.value.slice(0, 16) })}
          />
          <Zone value={config.zone} onChange={(zone) => onChange({ ...config, zone })} />
          <Hint>Whoever comes later goes on at once.</Hint>
        </>
      );
    case 'attributeDate':
      return <AttributeDateFields config={config} onChange={onChange} />;
    case 'timeOfDay':
      return (
        <>
          <DayHoursFields value={config} labels={{ from: 'Not before', until: 'Not after' }} onChange={onChange} />
          <Zone value={config.zone} onChange={(zone) => onChange({ ...config, zone })} />
          <Hint>Whoever comes within these hours goes on at once. They may last over midnight.</Hint>
        </>
      );
    case 'event':
      return (
        <>
          <EventMatchFields label="Event" value={config.event} onChange={(event) => onChange({ ...config, event })} />
          <TimeLimit config={config} onChange={onChange} />
          <Hint>Only an event that comes while the contact waits here counts.</Hint>
        </>
      );
    case 'receipt':
      return (
        <>
          <ChoiceSelect
            label="The last message of this journey"
            choices={[
              { value: 'delivered', label: 'was delivered' },
              { value: 'read', label: 'was read' },
            ]}
            value={config.status}
            onChange={(status) => onChange({ ...config, status })}
          />
          <TimeLimit config={config} onChange={onChange} />
        </>
      );
    case 'click':
      return (
        <>
          <TextInput
            label="Link"
            description="A part of its address; empty is any tracked link of the last message."
            placeholder="/offer"
            maxLength={200}
            value={config.link}
            onChange={(event) => onChange({ ...config, link: event.currentTarget.value })}
          />
          <TimeLimit config={config} onChange={onChange} />
        </>
      );
    case 'windowCloses':
      return (
        <>
          <DurationInput
            label="Until before it closes"
            value={config.lead}
            onChange={(lead) => onChange({ ...config, lead })}
          />
          <Hint>When the contact writes meanwhile, the window is open for another day, and so they wait.</Hint>
        </>
      );
    default:
      return unreachable(config);
  }
}

interface TimeLimitProps {
  readonly config: Extract<WaitFor, { readonly type: 'event' | 'receipt' | 'click' }>;
  readonly onChange: (config: WaitFor) => void;
}

function TimeLimit({ config, onChange }: TimeLimitProps) {
  return (
    <DurationInput label="At most" value={config.timeout} onChange={(timeout) => onChange({ ...config, timeout })} />
  );
}

function Zone({ value, onChange }: { readonly value: string; readonly onChange: (zone: string) => void }) {
  return (
    <TimeZoneSelect
      label="Time zone"
      also={{ value: CONTACT_ZONE, label: "The contact's own" }}
      value={value}
      onChange={onChange}
    />
  );
}

function Hint({ children }: { readonly children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
