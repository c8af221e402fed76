import type { NodeChange } from '@sendero/shared';
import styles from './field-changes.module.css';
import { fieldChanges } from './field-changes-of';

/** What a step said before and says now, field by field. */
export function FieldChanges({ change }: { readonly change: NodeChange }) {
  const fields = fieldChanges(change);
  if (fields.length === 0) return <p className={styles.none}>It only lies elsewhere.</p>;
  return (
    <dl className={styles.fields} data-testid="field-changes">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <del>{before}</del> <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
