import {
  durationText,
  stepGoal,
  titleOf,
  type JourneyDocument,
  type JourneyGoal,
  type JourneyNode,
  type JourneyReport,
  type ReportGoal,
} from '@sendero/shared';
import { nodesOf } from './nodes-of';

type GoalChoice = JourneyReport['goals'][number];

/**
 * What a journey's report can be about: the event of its settings and its goal steps, those of the newest version first.
 *
 * @param documents its versions, the newest first
 */
export function goalsOf(documents: readonly JourneyDocument[]): readonly GoalChoice[] {
  const steps = nodesOf(documents)
    .filter(({ type }) => type === 'goal')
    .map(stepChoice);
  const event = documents.map(({ settings }) => settings.goal).find((goal) => goal !== null);
  if (!event) return steps;
  return hasEvent(documents[0]) ? [eventChoice(event), ...steps] : [...steps, eventChoice(event)];
}

/** What a report is about when nobody chose. */
export function usualGoal(documents: readonly JourneyDocument[]): ReportGoal {
  return goalsOf(documents)[0]?.goal ?? 'event';
}

/** Whether a version counts this as success. */
export function isGoalOf(document: JourneyDocument | undefined, goal: ReportGoal): boolean {
  if (goal === 'event') return hasEvent(document);
  return document?.nodes.some(({ type, id }) => type === 'goal' && stepGoal(id) === goal) ?? false;
}

function hasEvent(document: JourneyDocument | undefined): boolean {
  return (document?.settings.goal ?? null) !== null;
}

function eventChoice({ event, within }: JourneyGoal): GoalChoice {
  return { goal: 'event', title: `${event.name} within ${durationText(within)}` };
}

function stepChoice(node: JourneyNode): GoalChoice {
  return {
    goal: stepGoal(node.id),
    title: node.type === 'goal' && node.config.name ? node.config.name : titleOf(node),
  };
}
