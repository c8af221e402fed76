import { Button, Menu, UnstyledButton } from '@mantine/core';
import {
  type Action,
  type ManualReceipt,
  pendingOf,
  receiptsLeft,
  type SimulatedMessage,
  type SimulatedOutgoing,
  type Simulation,
  type World,
} from '@sendero/engine';
import { sentenceWithout, templateKey, type FlowResponse, type JourneyDocument } from '@sendero/shared';
import { useEffect, useRef, useState } from 'react';
import { IncomingBody } from '../inbox/incoming-body';
import { MessageTicks } from '../inbox/message-ticks';
import { viewOf } from '../nodes';
import { MessagePreview } from '../ui/message-preview';
import { clockText, dateTimeText, dayText, sameDay } from '../ui/time-text';
import styles from './chat.module.css';
import { Composer } from './composer';
import { EventMenu } from './event-menu';
import { FlowAnswer } from './flow-answer';
import { PendingCard } from './pending-card';

interface Props {
  readonly world: World;
  readonly simulation: Simulation;
  readonly act: (action: Action) => void;
}

/** The contact's phone: what they got, and what they write or tap. */
export function Chat({ world, simulation, act }: Props) {
  const { messages, now } = simulation;
  const wall = useRef<HTMLDivElement>(null);
  // Outside React: the wall's scrolling, which stays with the newest message.
  useEffect(() => {
    wall.current?.scrollTo({ top: wall.current.scrollHeight });
  }, [messages]);
  const pending = pendingOf(simulation);
  const opener = openerOf(world.journey.document);
  const launches = world.journey.document.nodes.filter(({ type }) => type === 'trigger.segment');
  const write = (text: string) => act({ type: 'write', text, content: { type: 'text' } });
  return (
    <section className={styles.phone} aria-label="Phone of the simulated contact">
      <div ref={wall} className={styles.wall} tabIndex={0} role="log" aria-label="Messages" data-testid="sim-chat">
        {messages.length === 0 && (
          <div className={styles.teaching}>
            <p>
              Write as a customer to start the journey
              {opener ? (
                <>
                  : for example <strong>“{opener}”</strong>
                </>
              ) : (
                ''
              )}
              .
            </p>
            <p>The production engine answers here. Nobody is written to, and nothing is saved.</p>
            {opener && (
              <Button size="xs" variant="default" onClick={() => write(opener)}>
                Write “{opener}”
              </Button>
            )}
            {launches.map(({ id }) => (
              <Button
                key={id}
                size="xs"
                variant="default"
                data-testid="sim-launch"
                onClick={() => act({ type: 'launch', trigger: id })}
              >
                Start as a member of the segment
              </Button>
            ))}
          </div>
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const newDay = !before || !sameDay(timeOf(before), timeOf(message));
          return (
            <div key={message.id} className={styles.line}>
              {newDay && <div className={styles.day}>{dayText(timeOf(message), now)}</div>}
              <Line world={world} message={message} number={index + 1} act={act} />
            </div>
          );
        })}
      </div>
      {pending && <PendingCard key={pending.revision} world={world} pending={pending} act={act} />}
      <div className={styles.composer}>
        <EventMenu document={world.journey.document} act={act} />
        <Composer onWrite={write} onAttach={(attachment) => act({ type: 'write', ...attachment })} />
      </div>
    </section>
  );
}

interface LineProps {
  readonly world: World;
  readonly message: SimulatedMessage;
  /** Its place in the chat, from 1. */
  readonly number: number;
  readonly act: (action: Action) => void;
}

function Line({ world, message, number, act }: LineProps) {
  const [form, setForm] = useState<FlowResponse | null>(null);
  if (message.direction === 'in') {
    return (
      <div className={styles.incoming} data-testid="sim-in">
        <IncomingBody {...message.message} />
        <div className={styles.meta}>{clockText(message.message.at)}</div>
      </div>
    );
  }
  const { content, problem } = message;
  const template =
    content.type === 'template'
      ? world.templates[templateKey(content.template.name, content.template.language)]
      : undefined;
  return (
    <div className={styles.outgoing} data-testid="sim-out" data-status={message.status}>
      <MessagePreview
        content={content}
        template={template}
        meta={<Receipts message={message} number={number} act={act} />}
        onTap={(tap) => (tap.content.type === 'flow' ? setForm(tap.content.response) : act({ type: 'write', ...tap }))}
        onLink={(url) => act({ type: 'click', message: number, url })}
      />
      {form && (
        <FlowAnswer
          given={form}
          onClose={() => setForm(null)}
          onSend={(response) => {
            setForm(null);
            act({ type: 'write', text: 'Sent', content: { type: 'flow', response } });
          }}
        />
      )}
      {problem && <p className={styles.problem}>{sentenceWithout(problem)}</p>}
    </div>
  );
}

const receiptWords: Readonly<Record<ManualReceipt, string>> = {
  sent: 'Report it as sent',
  delivered: 'Report it as delivered',
  read: 'Report it as read',
  failed: 'Report that it failed',
};

/** Time and ticks; a press lets WhatsApp say something else of the message. */
function Receipts({
  message,
  number,
  act,
}: Pick<LineProps, 'number' | 'act'> & { readonly message: SimulatedOutgoing }) {
  const left = receiptsLeft(message.status);
  const shown = (
    <>
      <time dateTime={new Date(message.at).toISOString()} title={dateTimeText(message.at)}>
        {clockText(message.at)}
      </time>
      <MessageTicks status={message.status} />
    </>
  );
  if (left.length === 0) return shown;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.receipts ?? ''} title="Give a receipt">
          {shown}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {left.map((status) => (
          <Menu.Item key={status} onClick={() => act({ type: 'receipt', message: number, status })}>
            {receiptWords[status]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function timeOf(message: SimulatedMessage): number {
  return message.direction === 'in' ? message.message.at : message.at;
}

/** Something to write that a trigger of the journey knows; '' when there is no such word. */
function openerOf({ nodes }: JourneyDocument): string {
  return nodes.map((node) => viewOf(node.type).opener?.(node.config) ?? '').find((word) => word !== '') ?? '';
}
