import { DEFAULT_SETTINGS, journeyDocument, type JourneyDocument, type JourneySettings } from '@sendero/shared';

/** Builds a journey from a list of steps and arrows such as `start.next -> ask`. */
export function aJourney(
  nodes: Readonly<Record<string, readonly [type: string, config: object]>>,
  arrows: readonly string[],
  settings: Partial<JourneySettings> = {},
): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: Object.entries(nodes).map(([id, [type, config]], index) => ({
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

export const text = (body: string): readonly [string, object] => [
  'send',
  { message: { type: 'text', text: body }, template: null },
];

export const anyMessage: readonly [string, object] = ['trigger.message', { match: { type: 'any' } }];

export const keyword = (...words: string[]): readonly [string, object] => [
  'trigger.message',
  { match: { type: 'keyword', how: 'exact', words } },
];

export const waitFor = (amount: number, unit: 'seconds' | 'minutes' | 'hours' | 'days'): readonly [string, object] => [
  'wait',
  { duration: { amount, unit } },
];

export const end: readonly [string, object] = ['end', { reason: '' }];
