/** How much of everybody came by: 0 is nobody, 1 up to a fifth, 5 more than four fifths. */
export const heatLevels = [0, 1, 2, 3, 4, 5] as const;
export type HeatLevel = (typeof heatLevels)[number];

export function heatLevel(runs: number, started: number): HeatLevel {
  if (runs === 0) return 0;
  return heatLevels.find((level) => level > 0 && runs * 5 <= started * level) ?? 5;
}

const THINNEST = 2;
const WIDEST = 12;

/** How wide a connection is drawn, in px: as wide as the part of everybody who went along it. */
export function edgeWidth(runs: number, started: number): number {
  if (runs === 0 || started === 0) return THINNEST;
  return THINNEST + (WIDEST - THINNEST) * Math.min(1, runs / started);
}
