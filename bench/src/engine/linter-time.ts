import { checkJourney } from '@sendero/shared';
import { sampleJourney } from './sample-journey';

export interface LinterTime {
  readonly p50: number;
  readonly p95: number;
}

/** How long the linter takes for a journey of so many nodes, in ms, the first times included; the slower of two shapes. */
export function linterTime(nodes: number, times: number): LinterTime {
  const shapes = (['straight', 'tangled'] as const).map((shape) => {
    const journey = sampleJourney(nodes, shape);
    const took = Array.from({ length: times }, () => {
      const begun = performance.now();
      checkJourney(journey, { templates: [], attributes: [], otherStarts: [] });
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
  });
  return shapes.reduce((slower, one) => (one.p95 > slower.p95 ? one : slower));
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
