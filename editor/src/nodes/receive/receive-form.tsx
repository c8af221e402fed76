import { Button, Group, NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { RECEIVE_LIMITS, type AnswerMatch, type Duration, type NodeConfig, type ReplyCase } from '@sendero/shared';
import { IconPlus, IconWand } from '@tabler/icons-react';
import { useMemo } from 'react';
import { CaseCard } from '../../inspector/case-card';
import { CheckedTextInput, notEmpty } from '../../inspector/checked-text-input';
import { DurationInput } from '../../inspector/duration-input';
import { moved } from '../../inspector/moved';
import { useJourney } from '../../store/journey-context';
import { newId } from '../../store/new-id';
import { offersBefore } from '../look-around';
import type { FormProps, Offer } from '../node-view';
import { ANSWER_KINDS, firstMatch } from './answer-match';
import { AnswerMatchFields } from './answer-match-fields';
import { offersOf } from '../send/offers-of';
import { casesForOffers } from './cases';
import { PromptFields } from './prompt-fields';

const MOST_CASES = 20;
const FIRST_TIMEOUT: Duration = { amount: 1, unit: 'hours' };

export function ReceiveForm({ id, config, onChange }: FormProps<NodeConfig<'receive'>>) {
  const document = useJourney((state) => state.document);
  const asked = config.prompt;
  const offers = useMemo(
    () => withoutTwins([...offersBefore(document, id), ...(asked ? offersOf(asked.message) : [])]),
    [document, id, asked],
  );
  const { cases } = config;
  const setCases = (changed: readonly ReplyCase[]) => onChange({ ...config, cases: changed });

  return (
    <Stack gap="md">
      {offers.length > 0 && (
        <Button
          variant="light"
          leftSection={<IconWand size={16} />}
          onClick={() => setCases(casesForOffers(cases, offers, newCaseId).slice(0, MOST_CASES))}
        >
          Take the {offers.length === 1 ? 'choice' : `${offers.length} choices`} offered before
        </Button>
      )}
      <Text fw={600} size="sm">
        Cases, the first that fits wins
      </Text>
      {cases.map((one, index) => (
        <ReplyCaseCard
          key={one.id}
          value={one}
          offers={offers}
          first={index === 0}
          last={index === cases.length - 1}
          onMove={(by) => setCases(moved(cases, index, by))}
          onDelete={() => setCases(cases.filter((other) => other.id !== one.id))}
          onChange={(changed) => setCases(cases.map((other) => (other.id === one.id ? changed : other)))}
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={cases.length >= MOST_CASES}
          onClick={() =>
            setCases([...cases, { id: newCaseId(), title: `Case ${cases.length + 1}`, match: firstMatch('keyword') }])
          }
        >
          Add a case
        </Button>
      </Group>
      <CheckedTextInput
        label="Save the answer as"
        description="A variable for later messages and branches; empty keeps nothing."
        placeholder="answer"
        check={variableName}
        value={config.saveAs}
        onChange={(saveAs) => onChange({ ...config, saveAs })}
      />
      <Switch
        label="Go on when nobody answers"
        checked={config.timeout !== null}
        onChange={(event) => onChange({ ...config, timeout: event.currentTarget.checked ? FIRST_TIMEOUT : null })}
      />
      {config.timeout && (
        <DurationInput label="After" value={config.timeout} onChange={(timeout) => onChange({ ...config, timeout })} />
      )}
      <PromptFields prompt={config.prompt} onChange={(prompt) => onChange({ ...config, prompt })} />
      <NumberInput
        label="Join texts that follow each other within"
        description="People write in pieces. 0 takes each text by itself; a tap or a file is always taken at once."
        suffix=" s"
        min={0}
        max={RECEIVE_LIMITS.debounce}
        allowDecimal={false}
        clampBehavior="strict"
        value={config.debounce}
        onChange={(debounce) => {
          if (typeof debounce === 'number') onChange({ ...config, debounce });
        }}
      />
    </Stack>
  );
}

interface CaseProps {
  readonly value: ReplyCase;
  readonly offers: readonly Offer[];
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDelete: () => void;
  readonly onChange: (value: ReplyCase) => void;
}

function ReplyCaseCard({ value, offers, first, last, onMove, onDelete, onChange }: CaseProps) {
  return (
    <CaseCard title={value.title} first={first} last={last} onMove={onMove} onDelete={onDelete}>
      <CheckedTextInput
        label="Name"
        check={notEmpty}
        value={value.title}
        onChange={(title) => onChange({ ...value, title })}
      />
      <Select
        label="Fits"
        data={ANSWER_KINDS.filter(({ value: kind }) => kind !== 'choice' || value.match.type === 'choice')}
        value={value.match.type}
        allowDeselect={false}
        onChange={(chosen) => {
          const kind = ANSWER_KINDS.find((known) => known.value === chosen);
          if (!kind || kind.value === value.match.type) return;
          onChange({ ...value, match: firstMatchFor(kind.value, offers) });
        }}
      />
      <AnswerMatchFields match={value.match} offers={offers} onChange={(match) => onChange({ ...value, match })} />
    </CaseCard>
  );
}

/** A tap starts with the first choice of its kind that is offered. */
function firstMatchFor(kind: AnswerMatch['type'], offers: readonly Offer[]): AnswerMatch {
  const match = firstMatch(kind);
  const offer = offers.find((one) => one.kind === match.type);
  if (!offer || (match.type !== 'button' && match.type !== 'listRow')) return match;
  return { ...match, choiceId: offer.id, titles: offer.title ? [offer.title] : [] };
}

/** The same choice may be offered by the question and again by the prompt. */
function withoutTwins(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter((offer, index) => offers.findIndex(({ id }) => id === offer.id) === index);
}

function newCaseId(): string {
  return newId('c');
}

function variableName(name: string): string | null {
  if (name === '' || /^[a-z][a-z0-9_]{0,39}$/.test(name)) return null;
  return 'Use small letters, digits and underscores, starting with a letter.';
}
