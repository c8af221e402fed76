import { journeyDocument, type JourneyDocument } from '@sendero/shared';

type Way = readonly [from: number, output: string, to: number];

/** What a journey repeats: a message, a question, a branch, a split, a change, a wait and a goal. */
const BLOCK: readonly { readonly type: string; readonly config: object; readonly outputs: readonly string[] }[] = [
  {
    type: 'send',
    config: { message: { type: 'text', text: 'Hello {{ contact.name | default: "you" }}' }, template: null },
    outputs: ['sent', 'blocked'],
  },
  {
    type: 'receive',
    config: { cases: [], saveAs: 'answer', timeout: { amount: 1, unit: 'hours' } },
    outputs: ['other', 'timeout'],
  },
  {
    type: 'branch',
    config: {
      cases: [
        {
          id: 'yes',
          title: 'Yes',
          when: { match: 'all', conditions: [{ subject: 'variable', name: 'answer', is: 'equals', value: 'yes' }] },
        },
      ],
    },
    outputs: ['yes', 'else'],
  },
  {
    type: 'split',
    config: {
      variants: [
        { id: 'a', title: 'A', percent: 50 },
        { id: 'b', title: 'B', percent: 50 },
      ],
    },
    outputs: ['a', 'b'],
  },
  { type: 'contact.update', config: { addTags: ['seen'] }, outputs: ['next'] },
  { type: 'wait', config: { duration: { amount: 1, unit: 'hours' } }, outputs: ['next'] },
  { type: 'goal', config: { name: 'Halfway' }, outputs: ['next'] },
];

/** A journey of so many nodes, one after another; `tangled` ones lead back to earlier questions by every other branch. */
export function sampleJourney(size: number, shape: 'straight' | 'tangled' = 'straight'): JourneyDocument {
  const steps = Array.from(
    { length: size - 2 },
    (_, place) => BLOCK[place % BLOCK.length] ?? { type: 'end', config: {}, outputs: [] },
  );
  const ways = steps.flatMap(({ outputs }, place): Way[] =>
    outputs.map((output) => [place + 1, output, shape === 'tangled' && output === 'else' ? back(place) : place + 2]),
  );
  const nodes = [
    { type: 'trigger.message', config: { match: { type: 'any' } } },
    ...steps,
    { type: 'end', config: { reason: 'done' } },
  ];
  const id = (place: number) => `n${place}`;
  return journeyDocument.parse({
    schema: 1,
    nodes: nodes.map((node, place) => ({ ...node, id: id(place), title: '', position: { x: 0, y: 0 } })),
    edges: [[0, 'next', 1] as const, ...ways].map(([from, output, to]) => ({ from: id(from), output, to: id(to) })),
  });
}

/** A question at or before a place, chosen so that loops lie across each other. */
function back(place: number): number {
  const blocks = Math.floor(place / BLOCK.length) + 1;
  return ((place * 7_919) % blocks) * BLOCK.length + 2;
}
