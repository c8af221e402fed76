import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JourneySettings } from '@sendero/shared';
import { aJourney, type NodeSketch } from '../testing/domain';
import { expectMoment, OPENING, play, worldAt, type Moment, type Scene, type World } from '../testing/story';
import { compile } from './index';

/** One file of `testdata/journeys`: a journey, and one contact's way through it. */
interface Story {
  readonly name: string;
  readonly nodes: readonly NodeSketch[];
  readonly edges: readonly string[];
  readonly settings?: Partial<JourneySettings>;
  readonly world?: World;
  readonly story: readonly Moment[];
}

const folder = join(__dirname, '../testdata/journeys');
const stories: readonly Story[] = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
);

it.each(stories)('$name', ({ nodes, edges, settings, world = {}, story }) => {
  const journey = compile(aJourney(nodes, edges, settings));
  let now: Scene = { ...worldAt(OPENING, { when: { timer: 'due' }, world }), run: null };
  for (const moment of story) {
    const { step, ...after } = play(journey, now, moment);
    expectMoment(moment, step);
    now = after;
  }
});
