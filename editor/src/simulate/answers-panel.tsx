import { Button, Select, Switch, TagsInput } from '@mantine/core';
import { definitionOf, titleOf, type JourneyDocument, type JourneyNode, type NodeId } from '@sendero/shared';
import { useMemo } from 'react';
import { offersBefore } from '../nodes/look-around';
import { attachmentReply, type Answers, type CallAnswer } from './answers';
import styles from './answers-panel.module.css';
import { ATTACHMENTS } from './attachments';

interface Props {
  readonly document: JourneyDocument;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  /** Gives the answer that was prepared for where the contact is; null when there is none. */
  readonly onAnswer: (() => void) | null;
}

const delays = [
  { value: '1000', label: 'after a second' },
  { value: '60000', label: 'after a minute' },
  { value: '600000', label: 'after 10 minutes' },
  { value: '3600000', label: 'after an hour' },
  { value: '72000000', label: 'after 20 hours' },
];

const callAnswers: readonly { readonly value: CallAnswer | ''; readonly label: string }[] = [
  { value: '', label: 'asks me' },
  { value: 'ok', label: '200, with all that is kept' },
  { value: 'refused', label: '500' },
  { value: 'silence', label: 'no answer' },
];

/** What the contact writes at each step, what other systems answer, and who gives back: prepared before the walk. */
export function AnswersPanel({ document, answers, onChange, onAnswer }: Props) {
  const { asking, calling, handing } = useMemo(() => waitingIn(document), [document]);
  if (asking.length + calling.length + handing.length === 0) {
    return <p className={styles.none}>No step of this journey waits for an answer.</p>;
  }
  return (
    <div className={styles.panel} data-testid="sim-answers">
      <div className={styles.head}>
        <Select
          size="xs"
          label="Answers come"
          data={delays}
          value={String(answers.after)}
          allowDeselect={false}
          onChange={(value) => value && onChange({ ...answers, after: Number(value) })}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!onAnswer}
          data-testid="sim-answer-now"
          onClick={() => onAnswer?.()}
        >
          Let them answer now
        </Button>
      </div>
      <div className={styles.fields}>
        {asking.map((node) => (
          <TagsInput
            key={node.id}
            size="xs"
            label={titleOf(node)}
            description="What they say each time they come here, in order"
            placeholder="Write a reply and press Enter"
            data={repliesAt(document, node.id)}
            allowDuplicates
            value={[...(answers.replies.get(node.id) ?? [])]}
            onChange={(said) => onChange({ ...answers, replies: withEntry(answers.replies, node.id, said) })}
          />
        ))}
        {calling.map((node) => (
          <Select
            key={node.id}
            size="xs"
            label={titleOf(node)}
            description="What the other system answers"
            data={callAnswers}
            value={answers.calls.get(node.id) ?? ''}
            allowDeselect={false}
            onChange={(value) => {
              const answer = callAnswers.find((one) => one.value === value)?.value ?? '';
              const calls = new Map(answers.calls);
              if (answer === '') calls.delete(node.id);
              else calls.set(node.id, answer);
              onChange({ ...answers, calls });
            }}
          />
        ))}
        {handing.map((node) => (
          <Switch
            key={node.id}
            size="sm"
            label={`${titleOf(node)}: people give it back`}
            checked={answers.resolved.has(node.id)}
            onChange={(event) => {
              const resolved = new Set(answers.resolved);
              if (event.currentTarget.checked) resolved.add(node.id);
              else resolved.delete(node.id);
              onChange({ ...answers, resolved });
            }}
          />
        ))}
      </div>
    </div>
  );
}

interface Waiting {
  readonly asking: readonly JourneyNode[];
  readonly calling: readonly JourneyNode[];
  readonly handing: readonly JourneyNode[];
}

/** The steps of a journey that wait for the contact, for another system, or for people. */
function waitingIn({ nodes }: JourneyDocument): Waiting {
  return {
    asking: nodes.filter(({ type, config }) => {
      const { start, waits, opensWindow } = definitionOf(type).traits;
      return !start && waits && opensWindow(config).length > 0;
    }),
    calling: nodes.filter(({ type }) => type === 'webhook'),
    handing: nodes.filter(({ type }) => type === 'handover'),
  };
}

/** What can be chosen at a step besides writing: what the message before it offers, and attachments. */
function repliesAt(document: JourneyDocument, node: NodeId): string[] {
  const offered = offersBefore(document, node).map(({ title }) => title);
  return [...new Set([...offered, ...ATTACHMENTS.map(({ label }) => attachmentReply(label))])];
}

function withEntry<T>(all: ReadonlyMap<NodeId, T>, node: NodeId, value: T): ReadonlyMap<NodeId, T> {
  return new Map([...all, [node, value]]);
}
