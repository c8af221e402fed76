import type { SegmentId } from '../ids';
import { definitionOf, titleOf, type JourneyDocument } from '../journey';
import { sentence, type Problem } from '../problems';

/** Steps that ask about a segment which is not there any more. */
export function checkSegments({ nodes }: JourneyDocument, known: readonly SegmentId[]): readonly Problem[] {
  const isKnown = (named: string) => named === '' || known.some((id) => id === named);
  return nodes
    .filter(({ type, config }) => !definitionOf(type).traits.segments(config).every(isKnown))
    .map((node): Problem => {
      const code = 'segment.missing';
      return { code, severity: 'error', node: node.id, message: sentence(code, { title: titleOf(node) }) };
    });
}
