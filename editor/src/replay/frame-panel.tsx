import { type JourneyDocument } from '@sendero/shared';
import { reasonText } from '../contacts/reason-text';
import { VerdictList } from '../contacts/verdict-list';
import { causeText, outputLabel } from '../contacts/visit-text';
import { dateTimeText, lengthText } from '../ui/time-text';
import styles from './frame-panel.module.css';
import type { Frame } from './frames';
import { SentMessage } from './sent-message';

interface Props {
  readonly frame: Frame;
  readonly document: JourneyDocument;
  /** The run is over, and this was its last passage. */
  readonly over: boolean;
  /** The run walked several versions. */
  readonly moved: boolean;
}

/** What happened on one passage: when, why, what was checked, what was sent and what became of that. */
export function FramePanel({ frame, document, over, moved }: Props) {
  const { node, title, enteredAt, leftAt, output, cause, verdicts, problem, waitsUntil, messages } = frame;
  return (
    <section className={styles.panel} aria-label="Step of the replay" data-testid="frame">
      <h2 className={styles.title}>{title}</h2>
      <dl className={styles.facts}>
        {moved && (
          <>
            <dt>On</dt>
            <dd>version {frame.versionNumber}</dd>
          </>
        )}
        <dt>Came</dt>
        <dd>{dateTimeText(enteredAt)}</dd>
        {leftAt !== null && (
          <>
            <dt>{over && output === null ? 'Ended' : 'Left'}</dt>
            <dd>
              {dateTimeText(leftAt)}
              {leftAt - enteredAt >= 1_000 && `, after ${lengthText(leftAt - enteredAt)}`}
            </dd>
          </>
        )}
        {leftAt === null && (
          <>
            <dt>Stays</dt>
            <dd>{waitsUntil === null ? 'until something happens' : `until ${dateTimeText(waitsUntil)} at most`}</dd>
          </>
        )}
        {output !== null && (
          <>
            <dt>By</dt>
            <dd>{outputLabel(document, node, output)}</dd>
          </>
        )}
        {cause !== null && (
          <>
            <dt>Why</dt>
            <dd>{causeText(cause)}</dd>
          </>
        )}
      </dl>
      {problem !== null && <p className={styles.problem}>{reasonText(problem)}</p>}
      {verdicts.length > 0 && (
        <>
          <h3 className={styles.subtitle}>What was checked</h3>
          <VerdictList verdicts={verdicts} />
        </>
      )}
      {messages.length > 0 && (
        <>
          <h3 className={styles.subtitle}>What was sent</h3>
          <ol className={styles.messages}>
            {messages.map((message) => (
              <li key={message.revision}>
                <SentMessage message={message} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
