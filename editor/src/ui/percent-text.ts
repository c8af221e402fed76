const format = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** Such as “12.5%”; '' of nothing. */
export function percentText(part: number, whole: number): string {
  return whole === 0 ? '' : format.format(part / whole);
}
