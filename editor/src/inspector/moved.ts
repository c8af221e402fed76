/** A list with one item moved up (-1) or down (+1); the list itself when there is no room. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const other = index + by;
  const a = items[index];
  const b = items[other];
  if (a === undefined || b === undefined) return items;
  return items.map((item, at) => (at === index ? b : at === other ? a : item));
}
