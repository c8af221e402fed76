import type { LabelId } from '../ids';
import type { MarkColor } from './agents';

/** A word that agents put on conversations. */
export interface LabelView {
  readonly id: LabelId;
  readonly name: string;
  readonly color: MarkColor;
}
