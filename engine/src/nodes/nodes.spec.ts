import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionOf, nodes, type NodeType, type RunState } from '@sendero/shared';
import { aJourney, type NodeSketch } from '../../testing/domain';
import { expectMoment, OPENING, play, worldAt, type Moment, type Scene, type World } from '../../testing/story';
import { compile, type Journey } from '../index';

/**
 * One row of `testdata/nodes/<type>.json`. The node under test is called `it`; each connected output leads to a node
 * where the run then stays.
 */
interface Case {
  readonly name: string;
  readonly config: unknown;
  /** Outputs that lead somewhere; the required ones unless said otherwise. */
  readonly connected?: readonly string[];
  readonly world?: World;
  /** What the run already knows when it arrives. */
  readonly run?: Partial<RunState>;
  /** What comes of the arrival, then of what happens afterwards. A trigger has no arrival: its run starts there. */
  readonly arrival?: Omit<Moment, 'when'>;
  readonly then?: readonly Moment[];
}

const types = Object.keys(nodes) as NodeType[];

describe.each(types)('%s', (type) => {
  it.each(casesOf(type))('$name', (row) => {
    const { journey, scene } = stage(type, row);
    const arrival: Moment[] = isStart(type) ? [] : [{ when: { timer: 'due' }, ...row.arrival }];
    let now: Scene = scene;
    for (const moment of [...arrival, ...(row.then ?? [])]) {
      const { step, ...after } = play(journey, now, moment);
      expectMoment(moment, step, (node) => node === 'it');
      now = after;
    }
  });
});

it('every case expects something', () => {
  const idle = types.flatMap((type) => casesOf(type).filter(({ arrival, then }) => !arrival && !then?.length));
  expect(idle).toEqual([]);
});

function casesOf(type: NodeType): readonly Case[] {
  const file = join(__dirname, `../../testdata/nodes/${type}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

/** The least journey around the node under test; its run stands right before it. */
function stage(type: NodeType, { config, connected, world = {}, run }: Case): { journey: Journey; scene: Scene } {
  const definition = definitionOf(type);
  const required = definition.outputs(definition.config.parse(config)).filter((output) => output.required);
  const outputs = connected ?? required.map(({ id }) => id);
  const before: NodeSketch[] = [
    ['start', 'trigger.message', { match: { type: 'any' } }],
    ['before', 'wait', { duration: { amount: 1, unit: 'seconds' } }],
  ];
  const after = outputs.map((output): NodeSketch => [`to-${output}`, 'receive', { cases: [], timeout: null }]);
  const ways = outputs.map((output) => `it.${output} > to-${output}`);
  if (isStart(type)) {
    const scene = { ...worldAt(OPENING, { when: { timer: 'due' }, world }), run: null };
    return { journey: compile(aJourney([['it', type, config], ...after], ways)), scene };
  }
  const journey = compile(
    aJourney([...before, ['it', type, config], ...after], ['start.next > before', 'before.next > it', ...ways]),
  );
  const scene = play(journey, OPENING, { when: { says: 'hello' }, world });
  return { journey, scene: { ...scene, run: scene.run && { ...scene.run, ...run } } };
}

function isStart(type: NodeType): boolean {
  return definitionOf(type).traits.start;
}
