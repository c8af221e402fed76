import type { Funnel } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import styles from './funnel-panel.module.css';

/** How many people were meant, how many were reached and what they did; NET-07, CTN-18, X-19. */
export function FunnelPanel({ funnel }: { readonly funnel: Funnel }) {
  const { targeted, users, sent, delivered, read, replied, readInferred, clicked, failed } = funnel;
  return (
    <Panel title="What became of it" description="People, and their messages, by where each message stands now.">
      <ol className={styles.steps}>
        <Step id="targeted" name="Targeted" people={targeted} whole={targeted} />
        <Step
          id="users"
          name="Users"
          title="A message was written to them"
          people={users}
          messages={funnel.messages}
          whole={targeted}
        />
        <Step id="sent" name="Sent" {...sent} whole={targeted} />
        <Step id="delivered" name="Delivered" {...delivered} whole={targeted} />
        <Step id="read" name="Read" {...read} inferred={readInferred} whole={targeted} />
        <Step id="replied" name="Replied" {...replied} whole={targeted} />
        <Step id="clicked" name="Clicked" {...clicked} whole={targeted} />
        <Step id="failed" name="Failed" {...failed} whole={targeted} alarming />
      </ol>
      <ul className={styles.notes}>
        {notesOf(funnel).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Panel>
  );
}

interface StepProps {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly people: number;
  readonly messages?: number;
  /** People who count as well, shown apart. */
  readonly inferred?: number;
  readonly whole: number;
  readonly alarming?: boolean;
}

function Step({ id, name, title, people, messages, inferred = 0, whole, alarming = false }: StepProps) {
  const width = (part: number) => `${whole === 0 ? 0 : Math.min(100, (part / whole) * 100)}%`;
  return (
    <li className={styles.step} data-testid={`funnel-${id}`} data-alarming={alarming && people > 0}>
      <span className={styles.name} title={title}>
        {name}
      </span>
      <span className={styles.bar} aria-hidden>
        <span className={styles.part} style={{ width: width(people) }} />
        {inferred > 0 && <span className={styles.inferred} style={{ width: width(inferred) }} />}
      </span>
      <span className={styles.people}>
        <strong data-testid={`funnel-${id}-people`}>{countText(people)}</strong>
        {inferred > 0 && <span title="Replied, but their read receipts are off"> + {countText(inferred)}</span>}
      </span>
      <span className={styles.share}>{percentText(people, whole)}</span>
      <span className={styles.messages} data-testid={`funnel-${id}-messages`}>
        {messages !== undefined && counted(messages, id === 'replied' ? 'reply' : 'message')}
      </span>
    </li>
  );
}

const plurals = { message: 'messages', reply: 'replies' } as const;

function counted(count: number, word: keyof typeof plurals): string {
  return `${countText(count)} ${count === 1 ? word : plurals[word]}`;
}

/** What stands beside the funnel, so that every figure in it adds up. */
function notesOf({ control, readInferred, waiting, cancelled }: Funnel): readonly string[] {
  return [
    ...(control > 0 ? [`${peopleText(control)} in a control group or the holdout got nothing, for comparison.`] : []),
    ...(readInferred > 0
      ? [`${peopleText(readInferred)} replied without a read receipt: they have read, and are shown beside “Read”.`]
      : []),
    ...(waiting > 0 ? [`${counted(waiting, 'message')} not sent yet, or not yet known to be.`] : []),
    ...(cancelled > 0 ? [`${counted(cancelled, 'message')} taken back before being sent.`] : []),
  ];
}

function peopleText(count: number): string {
  return count === 1 ? 'One person' : `${countText(count)} people`;
}
