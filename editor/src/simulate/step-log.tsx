import { takerText, whatText, type Happening, type Simulation } from '@sendero/engine';
import { isProblemCode, sentenceWithout, titleIn, type NodeId, type Visit } from '@sendero/shared';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { reasonText } from '../contacts/reason-text';
import { outputLabel } from '../contacts/visit-text';
import { useJourney } from '../store/journey-context';
import { dateTimeText, lengthText } from '../ui/time-text';
import styles from './step-log.module.css';
import { lookedAtText, verdictText } from './step-text';

interface Props {
  readonly simulation: Simulation;
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId) => void;
}

/** Everything that happened, with every step it led to and what each guard said. */
export function StepLog({ simulation: { log }, chosen, onChoose }: Props) {
  const list = useRef<HTMLOListElement>(null);
  // Outside React: the list's scrolling, which stays with the newest line.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [log]);
  return (
    <section className={styles.panel} aria-label="Steps of the simulation" data-testid="sim-log">
      {log.length === 0 && (
        <p className={styles.none}>
          Every step stands here once it is taken: why it was left, by which output, and what was checked before a
          message went out.
        </p>
      )}
      <ol ref={list} className={styles.list}>
        {log.map((happening, index) => (
          <HappeningItem key={index} happening={happening} chosen={chosen} onChoose={onChoose} />
        ))}
      </ol>
    </section>
  );
}

interface ItemProps {
  readonly happening: Happening;
  readonly chosen: NodeId | null;
  readonly onChoose: (node: NodeId) => void;
}

function HappeningItem({ happening: { at, what, visits, state }, chosen, onChoose }: ItemProps) {
  const taken = takerText(what);
  return (
    <li className={styles.happening}>
      <div className={styles.what}>
        <time className={styles.at} dateTime={new Date(at).toISOString()}>
          {dateTimeText(at)}
        </time>
        {whatText(what)}
      </div>
      {taken && <p className={styles.note}>{taken}</p>}
      {visits.map((visit) => (
        <VisitLine key={visit.revision} visit={visit} chosen={chosen === visit.node} onChoose={onChoose} />
      ))}
      {state?.status === 'active' && <HereLine node={state.node} chosen={chosen === state.node} onChoose={onChoose} />}
      {state && state.status !== 'active' && (
        <p className={styles.note} data-tone={state.status}>
          The journey {state.status === 'failed' ? 'failed' : 'ended'} for this contact: {endText(state.reason)}
        </p>
      )}
    </li>
  );
}

interface VisitProps {
  readonly visit: Visit;
  readonly chosen: boolean;
  readonly onChoose: (node: NodeId) => void;
}

function VisitLine({ visit, chosen, onChoose }: VisitProps) {
  const document = useJourney((state) => state.document);
  const { node, output, enteredAt, leftAt, verdicts, problem } = visit;
  return (
    <button
      type="button"
      className={styles.step}
      aria-pressed={chosen}
      data-testid={`sim-step-${node}`}
      onClick={() => onChoose(node)}
    >
      <span className={styles.passage}>
        <strong>{useTitle(node)}</strong>
        {output === null ? ' was the last step' : ` → ${outputLabel(document, node, output)}`}
        {leftAt - enteredAt >= 1_000 && <span className={styles.muted}> after {lengthText(leftAt - enteredAt)}</span>}
      </span>
      {verdicts.map((verdict) => (
        <span key={verdict.guard} className={styles.verdict} data-passed={verdict.passed}>
          {verdict.passed ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          {verdictText(verdict)}
          <span className={styles.inputs}>{lookedAtText(verdict)}</span>
        </span>
      ))}
      {problem !== null && <span className={styles.problem}>{sentenceWithout(problem)}</span>}
    </button>
  );
}

function HereLine({ node, chosen, onChoose }: Omit<VisitProps, 'visit'> & { readonly node: NodeId }) {
  return (
    <button type="button" className={styles.step} aria-pressed={chosen} onClick={() => onChoose(node)}>
      <span className={styles.passage}>
        Now at <strong>{useTitle(node)}</strong>
      </span>
    </button>
  );
}

function useTitle(id: NodeId): string {
  return useJourney((state) => titleIn(state.document, id));
}

/** Why a run ended: a sentence, the designer's own words, or the output that leads nowhere. */
function endText(reason: string): string {
  const unconnected = /^output_unconnected:(.*)$/.exec(reason)?.[1];
  if (unconnected !== undefined) return `the output “${unconnected}” leads nowhere.`;
  return isProblemCode(reason) ? sentenceWithout(reason) : `${reasonText(reason)}.`;
}
