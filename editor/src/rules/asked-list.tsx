import { VisuallyHidden } from '@mantine/core';
import type { RuleProblem } from '@sendero/engine';
import type { RuleList, RuleView } from '@sendero/shared';
import { IconRoute2 } from '@tabler/icons-react';
import rows from '../ui/rows.module.css';
import styles from './asked-list.module.css';
import { entriesOf, type Entry } from './entries';
import { ListedJourneyRow } from './listed-journey-row';
import { RowHandle } from './row-handle';
import { RuleRow } from './rule-row';
import type { Tried } from './try-list';
import { rowId, useReordering } from './use-reordering';

interface Props {
  readonly list: RuleList;
  readonly problems: readonly RuleProblem[];
  readonly tried: Tried | null;
  readonly onEdit: (rule: RuleView) => void;
}

/** Rules and journeys in the order in which they are asked; each can be moved. */
export function AskedList({ list, problems, tried, onEdit }: Props) {
  const reordering = useReordering(list);
  const { drag, said } = reordering;
  const entries = entriesOf(list);
  const from = entries.findIndex(({ id }) => id === drag?.id);
  const dropAt = (index: number) => {
    if (!drag || drag.to === from) return undefined;
    if (drag.to > from) return index === drag.to ? 'after' : undefined;
    return index === drag.to ? 'before' : undefined;
  };
  return (
    <>
      <p id="how-to-move" className={styles.how}>
        Asked from the top. Drag by the handle, or focus it and press the arrow keys.
      </p>
      <ol className={rows.rows} aria-label="Rules and journeys in their order">
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={rowId(entry.id)}
            className={`${rows.row} ${styles.row}`}
            data-testid="asked-row"
            data-dragged={drag?.id === entry.id || undefined}
            data-drop={dropAt(index)}
            data-takes={tried?.taker?.id === entry.id || undefined}
          >
            <RowHandle entry={entry} reordering={reordering} />
            <Line entry={entry} problems={problems} tried={tried} onEdit={onEdit} />
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status" aria-live="polite">
        {said}
      </VisuallyHidden>
    </>
  );
}

function Line({ entry, problems, tried, onEdit }: Omit<Props, 'list'> & { readonly entry: Entry }) {
  const own = problems.filter(({ item }) => item === entry.id);
  const verdict = tried?.verdicts.get(entry.id);
  switch (entry.type) {
    case 'rule':
      return <RuleRow rule={entry} problems={own} verdict={verdict} onEdit={onEdit} />;
    case 'journey':
      return <ListedJourneyRow journey={entry} problems={own} verdict={verdict} />;
    case 'newcomers':
      return (
        <p className={styles.newcomers}>
          <IconRoute2 size={15} aria-hidden /> Journeys that are published from now on are asked here.
        </p>
      );
  }
}
