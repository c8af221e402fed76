import {
  isOnlyMoved,
  outputLabelIn,
  titleIn,
  titleOf,
  type JourneyDiff,
  type JourneyDocument,
  type JourneyEdge,
  type NodeId,
} from '@sendero/shared';
import { fieldText } from './field-text';

export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly text: string;
  /** The step that it is about; null for settings. */
  readonly node: NodeId | null;
}

/** A difference as people read it: steps first, then connections and settings; what only lies elsewhere comes last. */
export function diffLines(diff: JourneyDiff, before: JourneyDocument, after: JourneyDocument): readonly DiffLine[] {
  const connection = ({ from, output, to }: JourneyEdge, journey: JourneyDocument) =>
    `“${titleIn(journey, from)}” → “${titleIn(journey, to)}” by “${outputLabelIn(journey, from, output)}”`;
  const lines: readonly DiffLine[] = [
    ...diff.nodes.added.map((node): DiffLine => ({ kind: 'added', text: `Step “${titleOf(node)}”`, node: node.id })),
    ...diff.nodes.removed.map((node): DiffLine => ({
      kind: 'removed',
      text: `Step “${titleOf(node)}”`,
      node: node.id,
    })),
    ...diff.nodes.changed.map((change): DiffLine => {
      const fields = change.fields.filter((field) => field !== 'position').map(fieldText);
      return isOnlyMoved(change)
        ? { kind: 'moved', text: `Step “${titleOf(change.after)}” lies elsewhere`, node: change.after.id }
        : { kind: 'changed', text: `Step “${titleOf(change.after)}”: ${fields.join(', ')}`, node: change.after.id };
    }),
    ...diff.edges.added.map((edge): DiffLine => ({ kind: 'added', text: connection(edge, after), node: edge.from })),
    ...diff.edges.removed.map((edge): DiffLine => ({
      kind: 'removed',
      text: connection(edge, before),
      node: edge.from,
    })),
    ...diff.settings.map((setting): DiffLine => ({
      kind: 'changed',
      text: `Setting “${settingNames[setting] ?? setting}”`,
      node: null,
    })),
  ];
  return [...lines.filter(({ kind }) => kind !== 'moved'), ...lines.filter(({ kind }) => kind === 'moved')];
}

/** What settings are called where they are made. */
const settingNames: Readonly<Record<string, string>> = {
  reentry: 'Coming back',
  runKey: 'Several runs at once',
  exits: 'Leaving early',
  goal: 'Goal',
  priority: 'Priority',
  schedule: 'Schedule',
  quietHours: 'Quiet hours',
  frequencyCap: 'Frequency cap',
  controlGroup: 'Control group',
};
