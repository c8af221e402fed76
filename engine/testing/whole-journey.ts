import fc from 'fast-check';
import { outputsOf, weekdays } from '@sendero/shared';
import type { JourneyDocument, JourneySettings, Template } from '@sendero/shared';
import { aJourney, aTemplate, type NodeSketch } from './domain';

/** What the channel of these journeys has. */
export const channelTemplates: readonly Template[] = [
  aTemplate({ name: 'order', category: 'UTILITY' }),
  aTemplate({ name: 'news', category: 'MARKETING' }),
];

const START: NodeSketch = ['start', 'trigger.message', { match: { type: 'any' } }];
const END: NodeSketch = ['end', 'end', { reason: 'done' }];

export const sessionMessage = { type: 'text', text: 'Hello {{ contact.name | default: "you" }}' };
const templateOf = (name: string) => ({ name, language: 'en' });
const asks = (condition: object) => ({
  cases: [{ id: 'yes', title: 'Yes', when: { match: 'all', conditions: [condition] } }],
});
const consent = (topic: string, state: string) => ({ consent: [{ topic, state, evidence: 'Said so' }] });

const hours = [1, 9, 14, 17, 20, 20, 23, 50].map((amount) => ({ amount, unit: 'hours' }));

type StepSketch = readonly [type: NodeSketch[1], config: object];

const offer = ['send', { message: null, template: templateOf('news') }] as const;

/** Steps that move the service window and those that depend on it, each as often as it is named. */
const ofTheWindow: readonly StepSketch[] = [
  ...hours.map((duration) => ['wait', { duration }] as const),
  ...hours.map((timeout) => ['receive', { cases: [], saveAs: 'answer', timeout }] as const),
  ...[1, 2, 3, 4, 5, 6].map(() => ['send', { message: sessionMessage, template: null }] as const),
  ...['open', 'closed'].map((is) => ['branch', asks({ subject: 'window', is })] as const),
  ...['order', 'news'].map((name) => ['send', { message: sessionMessage, template: templateOf(name) }] as const),
  ['send', { message: null, template: templateOf('order') }],
  ...[1, 30].map((amount) => {
    const whenClosed = { type: 'wait', limit: { amount, unit: 'hours' } };
    return ['send', { message: sessionMessage, template: null, whenClosed }] as const;
  }),
];

/** The same for consent. */
const ofConsent: readonly StepSketch[] = [
  offer,
  offer,
  offer,
  ...['in', 'in', 'out'].map((is) => ['branch', asks({ subject: 'consent', topic: 'marketing', is })] as const),
  ['branch', asks({ subject: 'tag', is: 'present', value: 'vip' })],
  ['contact.update', consent('marketing', 'in')],
  ['contact.update', consent('marketing', 'out')],
  ['contact.update', consent('all', 'in')],
  ['wait', { duration: { amount: 1, unit: 'hours' } }],
];

const palettes = [ofTheWindow, ofConsent, [...ofTheWindow, ...ofConsent]];

const quietHours: JourneySettings['quietHours'] = { from: '21:00', until: '08:00', days: [...weekdays], zone: 'UTC' };

/**
 * Journeys of which every required way leads somewhere, every step is reached, and no loop can be gone round at once:
 * much that the linter may find is left, but not what it finds in nearly everything that is drawn by chance.
 */
export const wholeJourney: fc.Arbitrary<JourneyDocument> = fc
  .record({
    drawn: fc.array(fc.nat(9_999), { minLength: 80, maxLength: 80 }),
    size: fc.integer({ min: 3, max: 12 }),
    steps: fc.constantFrom(...palettes),
    quiet: fc.constantFrom(null, quietHours),
  })
  .map(grown);

interface Seed {
  readonly drawn: readonly number[];
  readonly size: number;
  readonly steps: readonly StepSketch[];
  readonly quiet: JourneySettings['quietHours'];
}

interface LooseEnd {
  readonly from: string;
  readonly output: string;
}

/** Grows a journey from its start: each loose end gets a new step, one that is there, or the end. */
function grown({ drawn, size, steps, quiet }: Seed): JourneyDocument {
  const nodes: NodeSketch[] = [START, END];
  const edges: string[] = [];
  const ends: LooseEnd[] = [{ from: 'start', output: 'next' }];
  let place = 0;
  const draw = (below: number) => (drawn[place++ % drawn.length] ?? 0) % below;
  for (const { from, output } of ends) {
    const to = target();
    edges.push(`${from}.${output} > ${to}`);
  }
  return aJourney(nodes, edges, { quietHours: quiet });

  function target(): string {
    const waiting = nodes.filter(([, type]) => type === 'wait' || type === 'receive');
    const again = waiting[draw(Math.max(1, waiting.length))];
    const chance = draw(10);
    if (chance === 0 && again) return again[0];
    if (chance === 1 || nodes.length > size) return 'end';
    return newStep();
  }

  function newStep(): string {
    const [type, config] = steps[draw(steps.length)] ?? offer;
    const id = `n${nodes.length}`;
    nodes.push([id, type, config]);
    const [node] = aJourney([[id, type, config]], []).nodes;
    for (const { id: output, required } of node ? outputsOf(node) : []) {
      if (required || draw(10) < 3) ends.push({ from: id, output });
    }
    return id;
  }
}
