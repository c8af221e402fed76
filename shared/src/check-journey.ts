import { checkAttributes } from './checks/check-attributes';
import { checkConsent } from './checks/check-consent';
import { checkClicks } from './checks/check-clicks';
import { checkCycles } from './checks/check-cycles';
import { checkEvents } from './checks/check-events';
import { checkFindings } from './checks/check-findings';
import { checkFrequency } from './checks/check-frequency';
import { checkFrequencyCap } from './checks/check-frequency-cap';
import { checkPlaceholders } from './checks/check-placeholders';
import { checkQuietHours } from './checks/check-quiet-hours';
import { checkSegments } from './checks/check-segments';
import { checkSettings } from './checks/check-settings';
import { checkStartWords } from './checks/check-start-words';
import { checkStructure } from './checks/check-structure';
import { checkWindow } from './checks/check-window';
import { topicsOf } from './checks/consent-arrivals';
import { journeyGraph } from './checks/journey-graph';
import { windowArrivals } from './checks/window-arrivals';
import type { NodeId, SegmentId } from './ids';
import type { JourneyDocument } from './journey';
import type { Problem } from './problems';
import type { Template } from './templates';

/** What the linter must know beside the journey. */
export interface CheckContext {
  /** All templates of the journey's channel, whatever their status. */
  readonly templates: readonly Template[];
  /** All segments of the workspace; left out where they are not known. */
  readonly segments?: readonly SegmentId[];
  /** Names of the attributes that contacts have; without them no attribute is called unknown. */
  readonly attributes?: readonly string[];
  /** Names of the events that contacts had; without them no event is called unknown. */
  readonly events?: readonly string[];
  /** What the codes of tracked links are put after; null: no link is tracked; left out where it is not known. */
  readonly linkBase?: string | null;
  /** What other journeys that are live start by. */
  readonly otherStarts?: readonly OtherStart[];
}

/** The words that another journey listens to, and its name. */
export interface OtherStart {
  readonly journey: string;
  readonly words: readonly string[];
}

/**
 * Everything that should be mended in a journey: errors first, each group in the order of the document. A journey
 * without errors can be published. The same answer for the same arguments, also in the order of its parts.
 */
export function checkJourney(document: JourneyDocument, context: CheckContext): readonly Problem[] {
  const graph = journeyGraph(document);
  const topicOfTemplate = topicsOf(context.templates);
  const windows = windowArrivals(graph, document.settings);
  const problems = [
    ...checkSettings(document.settings),
    ...checkStructure(graph),
    ...checkCycles(graph),
    ...checkFindings(graph, context),
    ...checkClicks(graph, context),
    ...checkWindow(graph, windows),
    ...checkConsent(graph, windows, topicOfTemplate),
    ...checkQuietHours(graph, windows, document.settings, topicOfTemplate),
    ...checkFrequency(graph),
    ...checkFrequencyCap(graph, document.settings, topicOfTemplate),
    ...checkPlaceholders(graph),
    ...(context.attributes ? checkAttributes(graph, context.attributes) : []),
    ...(context.events ? checkEvents(graph, context.events) : []),
    ...checkStartWords(graph, context.otherStarts ?? []),
    ...(context.segments ? checkSegments(document, context.segments) : []),
  ];
  const place = new Map(graph.steps.map(({ id, index }) => [id, index]));
  const placeOf = (node: NodeId | undefined) => (node === undefined ? -1 : (place.get(node) ?? -1));
  return problems.sort((a, b) => rank(a) - rank(b) || placeOf(a.node) - placeOf(b.node));
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}
