import { journeyDocument, type JourneyDocument } from '@sendero/shared';
import { sampleJourney } from '../engine/sample-journey';

const COLUMNS = 25;

/** A journey of so many nodes, laid out in rows as a person would: each row goes on in the next. */
export function largeJourney(size: number): JourneyDocument {
  const { nodes, ...rest } = sampleJourney(size);
  return journeyDocument.parse({
    ...rest,
    nodes: nodes.map((node, place) => ({
      ...node,
      // A message after a day of silence would need a template; the canvas draws the same card.
      ...(node.type === 'wait' && { config: { duration: { amount: 1, unit: 'minutes' } } }),
      position: { x: (place % COLUMNS) * 320, y: Math.floor(place / COLUMNS) * 260 },
    })),
  });
}
