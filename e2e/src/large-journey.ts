import { journeyDocument, type JourneyDocument } from '@sendero/shared';

const COLUMNS = 20;

/** Answers a keyword and waits a minute at each of so many steps, in rows; they are called “Step 1” and so on. */
export function largeJourney(word: string, steps: number): JourneyDocument {
  const nodes = Array.from({ length: steps + 2 }, (_, place) => ({
    id: `n${place}`,
    position: { x: (place % COLUMNS) * 320, y: Math.floor(place / COLUMNS) * 220 },
    ...(place === 0
      ? { type: 'trigger.message', title: 'Asks', config: { match: { type: 'keyword', how: 'exact', words: [word] } } }
      : place <= steps
        ? { type: 'wait', title: `Step ${place}`, config: { duration: { amount: 1, unit: 'minutes' } } }
        : { type: 'end', title: 'Over', config: { reason: 'over' } }),
  }));
  const edges = nodes.slice(1).map(({ id }, place) => ({ from: `n${place}`, output: 'next', to: id }));
  return journeyDocument.parse({ schema: 1, nodes, edges });
}
