import type { JourneyDocument, NodeId } from '@sendero/shared';
import type { Offer } from './node-view';
import { viewOf } from './index';

/** What can be tapped on the nearest message before a node; [] when no message before it offers anything. */
export function offersBefore(document: JourneyDocument, id: NodeId): readonly Offer[] {
  const seen = new Set<NodeId>([id]);
  let layer: readonly NodeId[] = [id];
  while (layer.length > 0) {
    const before = document.edges.filter((edge) => layer.includes(edge.to) && !seen.has(edge.from));
    layer = [...new Set(before.map((edge) => edge.from))];
    for (const from of layer) {
      seen.add(from);
      const node = document.nodes.find((candidate) => candidate.id === from);
      const offers = node ? (viewOf(node.type).offers?.(node.config) ?? []) : [];
      if (offers.length > 0) return offers;
    }
  }
  return [];
}

/** The names of events that the journey looks out for, in alphabetical order. */
export function eventsIn({ nodes, settings }: JourneyDocument): readonly string[] {
  const names = [
    ...nodes.flatMap((node) => viewOf(node.type).events?.(node.config) ?? []),
    ...(settings.goal ? [settings.goal.event.name] : []),
    ...settings.exits.flatMap((rule) => (rule.type === 'event' ? [rule.event.name] : [])),
  ];
  return [...new Set(names.filter((name) => name !== ''))].sort();
}

/** The variables that nodes of the journey set, in alphabetical order. */
export function variablesIn(document: JourneyDocument): readonly string[] {
  const names = document.nodes.flatMap((node) => viewOf(node.type).sets?.(node.config) ?? []);
  return [...new Set(names)].sort();
}
