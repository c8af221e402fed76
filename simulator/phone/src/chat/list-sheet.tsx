import type { ReactNode } from 'react';
import type { ListSection } from '../messages/message-view';
import { CheckIcon } from '../ui/icons';
import { Sheet } from '../ui/sheet';
import styles from './list-sheet.module.css';

/** The rows of a list message; a tap on one is the answer. */
export function ListSheet({
  title,
  sections,
  chosen,
  onTap,
  onClose,
}: {
  readonly title: string;
  readonly sections: readonly ListSection[];
  readonly chosen: ReadonlySet<string>;
  readonly onTap: (id: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Sheet title={title} onClose={onClose}>
      {sections.map((section, index) => (
        <section key={index} className={styles['section']}>
          {section.title && <h3>{section.title}</h3>}
          <ul>
            {section.rows.map((row, position) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={styles['row']}
                  data-testid={`tap-${row.id}`}
                  onClick={() => onTap(row.id)}
                  {...(index === 0 && position === 0 ? { 'data-autofocus': true } : {})}
                >
                  <span>
                    <strong>{row.title}</strong>
                    {row.description && <small>{row.description}</small>}
                  </span>
                  {chosen.has(row.id) && (
                    <span className={styles['chosen']}>
                      <CheckIcon size={18} />
                      <span className="visually-hidden">chosen</span>
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Sheet>
  );
}
