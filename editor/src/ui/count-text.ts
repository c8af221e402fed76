const format = new Intl.NumberFormat();

/** Such as “12,408”. */
export function countText(count: number): string {
  return format.format(count);
}
