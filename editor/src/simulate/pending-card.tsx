import { Button, Group, JsonInput } from '@mantine/core';
import { type Action, type Pending, sampleAnswer, type World } from '@sendero/engine';
import type { JsonValue } from '@sendero/shared';
import { useState } from 'react';
import { addressText } from '../nodes/webhook/address-text';
import styles from './pending-card.module.css';

interface Props<P extends Pending> {
  readonly world: World;
  readonly pending: P;
  readonly act: (action: Action) => void;
}

/** What the run waits for, with what a person can say in its place. */
export function PendingCard({ world, pending, act }: Props<Pending>) {
  return pending.type === 'call' ? (
    <CallCard world={world} pending={pending} act={act} />
  ) : (
    <section className={styles.card} aria-label="People have the conversation" data-testid="sim-handover">
      <p className={styles.title}>{pending.assignTo || 'Somebody'} has the conversation</p>
      {pending.note && <p className={styles.note}>{pending.note}</p>}
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => act({ type: 'resolveHandover' })}>
          Resolve
        </Button>
      </Group>
    </section>
  );
}

function CallCard({ world, pending, act }: Props<Extract<Pending, { type: 'call' }>>) {
  const [text, setText] = useState(() => JSON.stringify(sampleAnswer(world, pending.node), null, 2));
  const body = jsonIn(text);
  const { method, url } = pending.request;
  return (
    <section className={styles.card} aria-label="A web call waits for its answer" data-testid="sim-call">
      <p className={styles.title}>
        {method} {addressText(url)}
      </p>
      <JsonInput
        size="xs"
        label="What the other system answers"
        autosize
        minRows={2}
        maxRows={6}
        formatOnBlur
        error={body === undefined ? 'This is not valid JSON.' : null}
        value={text}
        onChange={setText}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={body === undefined}
          onClick={() => act({ type: 'answerCall', status: 200, body: body ?? null })}
        >
          Answer 200
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={body === undefined}
          onClick={() => act({ type: 'answerCall', status: 500, body: body ?? null })}
        >
          Answer 500
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => act({ type: 'answerCall', status: null, body: null })}
        >
          No answer
        </Button>
      </Group>
    </section>
  );
}

function jsonIn(text: string): JsonValue | undefined {
  if (text.trim() === '') return '';
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
