import type { DashboardRange, Funnel, FunnelFigure } from '@sendero/shared';
import type { ReactNode } from 'react';
import { peopleCsvUrl } from '../api/dashboard-api';
import { countText } from '../ui/count-text';
import { FigureLink } from '../ui/figure-link';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import styles from './funnel-panel.module.css';

interface Props {
  readonly funnel: Funnel;
  readonly range: DashboardRange;
}

/** How many people were meant, how many were reached and what they did; NET-07, NET-08, CTN-18, X-19. */
export function FunnelPanel({ funnel, range }: Props) {
  const { targeted, users, sent, delivered, read, replied, readInferred, clicked, failed } = funnel;
  const all = { range, whole: targeted };
  return (
    <Panel title="What became of it" description="People, and their messages, by where each message stands now.">
      <ol className={styles.steps}>
        <Step {...all} id="targeted" name="Targeted" people={targeted} who="people who were targeted" />
        <Step
          {...all}
          id="users"
          name="Users"
          people={users}
          messages={funnel.messages}
          who="people to whom a message was written"
        />
        <Step {...all} id="sent" name="Sent" {...sent} who="people to whom a message was sent" />
        <Step {...all} id="delivered" name="Delivered" {...delivered} who="people whom a message reached" />
        <Step {...all} id="read" name="Read" {...read} inferred={readInferred} who="people who read a message" />
        <Step {...all} id="replied" name="Replied" {...replied} who="people who replied" />
        <Step {...all} id="clicked" name="Clicked" {...clicked} who="people who opened a link" />
        <Step {...all} id="failed" name="Failed" {...failed} who="people to whom a message failed" alarming />
      </ol>
      <Notes funnel={funnel} range={range} />
    </Panel>
  );
}

interface StepProps {
  readonly id: FunnelFigure;
  readonly name: string;
  readonly range: DashboardRange;
  readonly people: number;
  /** Who they are. */
  readonly who: string;
  readonly messages?: number;
  /** People who count as well, shown apart. */
  readonly inferred?: number;
  readonly whole: number;
  readonly alarming?: boolean;
}

function Step({ id, name, range, people, who, messages, inferred = 0, whole, alarming = false }: StepProps) {
  const width = (part: number) => `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%`;
  return (
    <li className={styles.step} data-testid={`funnel-${id}`} data-alarming={alarming && people > 0}>
      <span className={styles.name} title={who}>
        {name}
      </span>
      <span className={styles.bar} aria-hidden>
        <span className={styles.part} style={{ width: width(people) }} />
        {inferred > 0 && <span className={styles.inferred} style={{ width: width(inferred) }} />}
      </span>
      <strong className={styles.people}>
        <People figure={id} range={range} count={people} text={countText(people)} who={who} />
        {inferred > 0 && (
          <span className={styles.apart} title="Replied, but their read receipts are off">
            {' '}
            + {countText(inferred)}
          </span>
        )}
      </strong>
      <span className={styles.share}>{percentText(people, whole)}</span>
      <span className={styles.messages} data-testid={`funnel-${id}-messages`}>
        {messages !== undefined && counted(messages, id === 'replied' ? 'reply' : 'message')}
      </span>
    </li>
  );
}

interface PeopleProps {
  readonly figure: FunnelFigure;
  readonly range: DashboardRange;
  readonly count: number;
  readonly text: string;
  readonly who: string;
}

/** A figure, which gives the people behind it when there are any. */
function People({ figure, range, count, text, who }: PeopleProps) {
  return (
    <FigureLink
      count={count}
      text={text}
      who={who}
      href={peopleCsvUrl(range, figure)}
      testId={`funnel-${figure}-people`}
    />
  );
}

/** What stands beside the funnel, so that every figure in it adds up. */
function Notes({ funnel: { control, readInferred, waiting, cancelled }, range }: Props) {
  const note = (figure: FunnelFigure, count: number, text: string, who: string, rest: ReactNode) =>
    count > 0 && (
      <li>
        <People figure={figure} range={range} count={count} text={text} who={who} /> {rest}
      </li>
    );
  return (
    <ul className={styles.notes}>
      {note(
        'control',
        control,
        peopleText(control),
        'people who got nothing',
        'in a control group or the holdout got nothing, for comparison.',
      )}
      {note(
        'readInferred',
        readInferred,
        peopleText(readInferred),
        'people who replied without a read receipt',
        'replied without a read receipt: they have read, and are shown beside “Read”.',
      )}
      {note(
        'waiting',
        waiting,
        counted(waiting, 'message'),
        'people for whom a message waits',
        'not sent yet, or not yet known to be.',
      )}
      {note(
        'cancelled',
        cancelled,
        counted(cancelled, 'message'),
        'people of whose messages one was taken back',
        'taken back before being sent.',
      )}
    </ul>
  );
}

const plurals = { message: 'messages', reply: 'replies' } as const;

function counted(count: number, word: keyof typeof plurals): string {
  return `${countText(count)} ${count === 1 ? word : plurals[word]}`;
}

function peopleText(count: number): string {
  return count === 1 ? 'One person' : `${countText(count)} people`;
}
