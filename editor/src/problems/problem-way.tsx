import { titleIn, type NodeId, type Problem } from '@sendero/shared';
import { useJourney } from '../store/journey-context';
import styles from './problem-way.module.css';

/** How many steps of a long way are named; those in the middle are left out. */
const NAMED = 6;

/** The way that leads into a problem in words; nothing for a problem that is about one step alone. */
export function ProblemWay({ problem: { path = [] } }: { readonly problem: Problem }) {
  const document = useJourney((state) => state.document);
  if (path.length < 2) return null;
  const title = (id: NodeId) => titleIn(document, id);
  const [start, end] = [path.slice(0, NAMED / 2), path.slice(-NAMED / 2)];
  const names = path.length <= NAMED ? path.map(title) : [...start.map(title), '…', ...end.map(title)];
  return <span className={styles.way}>{names.join(' → ')}</span>;
}
