import type { SegmentId } from './ids';
import { definitionOf, type JourneyDocument } from './journey';

/** The segments that a journey asks about, each once. */
export function segmentsNamedIn({ nodes }: Pick<JourneyDocument, 'nodes'>): readonly SegmentId[] {
  const named = nodes.flatMap(({ type, config }) => definitionOf(type).traits.segments(config));
  return [...new Set(named)].filter(isChosen);
}

/** Converts: what was chosen is a segment's id; whether there is such a segment is for the linter. */
function isChosen(name: string): name is SegmentId {
  return name !== '';
}
