import { isOnlyMoved, titleOf, type JourneyDiff, type JourneyDocument, type JourneyEdge } from '@sendero/shared';

export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly text: string;
}

/** A difference as people read it: steps first, then connections and settings; what only lies elsewhere comes last. */
export function diffLines(diff: JourneyDiff, before: JourneyDocument, after: JourneyDocument): readonly DiffLine[] {
  const connection = ({ from, output, to }: JourneyEdge, journey: JourneyDocument) =>
    `“${name(journey, from)}” → “${name(journey, to)}” by ${output}`;
  const lines: readonly DiffLine[] = [
    ...diff.nodes.added.map((node): DiffLine => ({ kind: 'added', text: `Step “${titleOf(node)}”` })),
    ...diff.nodes.removed.map((node): DiffLine => ({ kind: 'removed', text: `Step “${titleOf(node)}”` })),
    ...diff.nodes.changed.map((change): DiffLine => {
      const fields = change.fields
        .filter((field) => field !== 'position')
        .map((field) => field.replace(/^config\./, ''));
      return isOnlyMoved(change)
        ? { kind: 'moved', text: `Step “${titleOf(change.after)}” lies elsewhere` }
        : { kind: 'changed', text: `Step “${titleOf(change.after)}”: ${fields.join(', ')}` };
    }),
    ...diff.edges.added.map((edge): DiffLine => ({ kind: 'added', text: connection(edge, after) })),
    ...diff.edges.removed.map((edge): DiffLine => ({ kind: 'removed', text: connection(edge, before) })),
    ...diff.settings.map((setting): DiffLine => ({ kind: 'changed', text: `Setting ${setting}` })),
  ];
  return [...lines.filter(({ kind }) => kind !== 'moved'), ...lines.filter(({ kind }) => kind === 'moved')];
}

function name(journey: JourneyDocument, id: JourneyEdge['from']): string {
  const node = journey.nodes.find((one) => one.id === id);
  return node ? titleOf(node) : id;
}
