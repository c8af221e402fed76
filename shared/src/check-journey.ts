import { checkConsent, neverReached } from './checks/check-consent';
import { checkCycles } from './checks/check-cycles';
import { checkFindings } from './checks/check-findings';
import { checkPlaceholders } from './checks/check-placeholders';
import { checkSettings } from './checks/check-settings';
import { checkStructure } from './checks/check-structure';
import { checkWindow } from './checks/check-window';
import { journeyGraph } from './checks/journey-graph';
import { windowArrivals } from './checks/window-arrivals';
import type { NodeId } from './ids';
import type { JourneyDocument } from './journey';
import type { Problem } from './problems';
import type { Template } from './templates';

/** What the linter must know beside the journey. */
export interface CheckContext {
  /** All templates of the journey's channel, whatever their status. */
  readonly templates: readonly Template[];
}

/**
 * Everything that should be mended in a journey: errors first, each group in the order of the document. A journey
 * without errors can be published. The same answer for the same arguments, also in the order of its parts.
 */
export function checkJourney(document: JourneyDocument, context: CheckContext): readonly Problem[] {
  const graph = journeyGraph(document);
  const windows = windowArrivals(graph, document.settings);
  const problems = [
    ...checkSettings(document.settings),
    ...checkStructure(graph),
    ...checkCycles(graph),
    ...checkFindings(graph, context),
    ...checkWindow(graph, windows),
    ...checkConsent(graph, windows, context),
    ...neverReached(graph),
    ...checkPlaceholders(graph),
  ];
  const place = new Map(graph.steps.map(({ id, index }) => [id, index]));
  const placeOf = (node: NodeId | undefined) => (node === undefined ? -1 : (place.get(node) ?? -1));
  return problems.sort((a, b) => rank(a) - rank(b) || placeOf(a.node) - placeOf(b.node));
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}
