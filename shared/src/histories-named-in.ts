import { eachHistoryOnce, isHistory, type HistoryCondition } from './history';
import { definitionOf, type JourneyDocument } from './journey';

/** What a journey asks of the past of its contacts, each question once. */
export function historiesNamedIn({
  nodes,
  settings,
}: Pick<JourneyDocument, 'nodes' | 'settings'>): readonly HistoryCondition[] {
  const byNodes = nodes.flatMap(({ type, config }) => definitionOf(type).traits.histories(config));
  const bySettings = settings.exits.flatMap((rule) => (rule.type === 'condition' ? rule.when.conditions : []));
  return eachHistoryOnce([...byNodes, ...bySettings.filter(isHistory)]);
}
