import { unreachable, type EpochMs, type JourneyDocument, type NodeConfig, type SegmentId } from '@sendero/shared';
import type { PlannedLaunch } from './segment-launch.repository';

/** What the triggers of a journey that was published ask for. Nobody starts before the journey's schedule begins. */
export function plannedLaunches({ nodes, settings }: JourneyDocument, now: EpochMs): readonly PlannedLaunch[] {
  const opens = settings.schedule.from ?? 0;
  return nodes.flatMap((node): PlannedLaunch[] => {
    if (node.type !== 'trigger.segment' || !isChosen(node.config.segment)) return [];
    const { segment, when } = node.config;
    const asked = { node: node.id, segment };
    const { occasion, mode, at } = occasionOf(when, now);
    return [{ ...asked, occasion, mode, dueAt: Math.max(at, opens) }];
  });
}

function occasionOf(
  when: NodeConfig<'trigger.segment'>['when'],
  now: EpochMs,
): { readonly occasion: string; readonly mode: PlannedLaunch['mode']; readonly at: EpochMs } {
  switch (when.type) {
    case 'now':
      return { occasion: 'now', mode: 'once', at: now };
    case 'at':
      return { occasion: `at:${when.at ?? now}`, mode: 'once', at: when.at ?? now };
    case 'entering':
      return { occasion: 'entering', mode: 'entering', at: now };
    default:
      return unreachable(when);
  }
}

/** Converts: the linter lets nothing be published that names no segment; whether it is there is asked when it begins. */
function isChosen(segment: string): segment is SegmentId {
  return segment !== '';
}
