import { liftOf, outputsOf, titleOf, type JourneyNode, type ReportedSplit, type Share } from '@sendero/shared';
import type { LedRow } from './report.repository';

/**
 * The ways of a split beside each other.
 *
 * @param control those who got nothing; null when they can't be compared
 */
export function splitOf(node: JourneyNode, led: readonly LedRow[], control: Share | null): ReportedSplit {
  const shareOf = (output: string): Share => {
    const row = led.find((one) => one.node === node.id && one.output === output);
    return { started: row?.started ?? 0, reached: row?.reached ?? 0 };
  };
  const ways = outputsOf(node).map(({ id, label }) => ({ output: id, label, share: shareOf(id) }));
  return {
    node: node.id,
    title: titleOf(node),
    variants: ways.map((way) => ({
      ...way,
      againstControl: control && liftOf(way.share, control),
      againstOthers: liftOf(way.share, sumOf(ways.filter((other) => other !== way).map(({ share }) => share))),
    })),
  };
}

function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { started, reached }) => ({ started: sum.started + started, reached: sum.reached + reached }),
    { started: 0, reached: 0 },
  );
}
