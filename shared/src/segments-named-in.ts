import { segmentsOfGroup } from './conditions';
import type { SegmentId } from './ids';
import { definitionOf, type JourneyDocument } from './journey';

/** The segments that a journey asks about, each once. */
export function segmentsNamedIn({
  nodes,
  settings,
}: Pick<JourneyDocument, 'nodes' | 'settings'>): readonly SegmentId[] {
  const byNodes = nodes.flatMap(({ type, config }) => definitionOf(type).traits.segments(config));
  const bySettings = settings.exits.flatMap((rule) => (rule.type === 'condition' ? segmentsOfGroup(rule.when) : []));
  return [...new Set([...byNodes, ...bySettings])].filter(isChosen);
}

/** Converts: what was chosen is a segment's id; whether there is such a segment is for the linter. */
function isChosen(name: string): name is SegmentId {
  return name !== '';
}
