import {
  DEFAULT_SETTINGS,
  journeyDocument,
  outputsOf,
  type JourneyDocument,
  type JourneySettings,
} from '@sendero/shared';

/** Steps by their ids; an id is the title as well. */
export type Steps = Readonly<Record<string, readonly [type: string, config: object]>>;

/** Builds a journey from its steps and arrows such as `start.next -> ask`. */
export function aJourney(
  steps: Steps,
  arrows: readonly string[],
  settings: Partial<JourneySettings> = {},
): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: Object.entries(steps).map(([id, [type, config]], index) => ({
      id,
      type,
      title: id,
      position: { x: 300 * index, y: 0 },
      config,
    })),
    edges: arrows.map((arrow) => {
      const [, from, output, to] = /^(\w+)\.(\w+) -> (\w+)$/.exec(arrow) ?? [];
      return { from, output, to };
    }),
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });
}

/** Builds a journey that goes through its steps as they are written, each time by the first way out. */
export function aStraightJourney(steps: Steps, settings: Partial<JourneySettings> = {}): JourneyDocument {
  const journey = aJourney(steps, [], settings);
  const edges = journey.nodes.flatMap((node, index) => {
    const [output] = outputsOf(node);
    const next = journey.nodes[index + 1];
    return output && next ? [{ from: node.id, output: output.id, to: next.id }] : [];
  });
  return { ...journey, edges };
}

/** Keeps everybody for an hour. */
export const forAnHour = (trigger: Steps[string], settings: Partial<JourneySettings> = {}): JourneyDocument =>
  aStraightJourney({ start: trigger, pause: waitFor(1, 'hours'), stop: end }, settings);

export const text = (body: string): readonly [string, object] => [
  'send',
  { message: { type: 'text', text: body }, template: null },
];

export const anyMessage: readonly [string, object] = ['trigger.message', { match: { type: 'any' } }];

export const keyword = (...words: string[]): readonly [string, object] => [
  'trigger.message',
  { match: { type: 'keyword', how: 'exact', words } },
];

export const onEvent = (name: string): readonly [string, object] => ['trigger.event', { event: { name } }];

export const waitFor = (amount: number, unit: 'seconds' | 'minutes' | 'hours' | 'days'): readonly [string, object] => [
  'wait',
  { duration: { amount, unit } },
];

export const end: readonly [string, object] = ['end', { reason: '' }];
