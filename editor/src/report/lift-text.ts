import type { Lift } from '@sendero/shared';

const points = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const percent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
});

/** Such as “+4.2 points (−1 to +9.4), +35%; may be chance”. Points are those of a percentage. */
export function liftText({ difference, low, high, relative, isClear }: Lift): string {
  const [mean, least, most] = [difference, low, high].map((part) => points.format(part * 100));
  const ratio = relative === null ? '' : `, ${percent.format(relative)}`;
  return `${mean} points (${least} to ${most})${ratio}; ${isClear ? 'hardly chance' : 'may be chance'}`;
}
