import type { NodeChange } from '@sendero/shared';
import { fieldText } from '../lifecycle/field-text';

export interface FieldChange {
  /** Such as “timeout amount”. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What a step's fields said before and say now; where it lies on the canvas is left out. */
export function fieldChanges({ before, after, fields }: NodeChange): readonly FieldChange[] {
  return fields
    .filter((field) => field !== 'position')
    .map((field) => ({
      field: fieldText(field),
      before: valueText(valueAt(before, field)),
      after: valueText(valueAt(after, field)),
    }));
}

function valueAt(node: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      node,
    );
}

/** Texts as they are, everything else as it is stored. */
function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '(nothing)';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
