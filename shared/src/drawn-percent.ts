/**
 * A whole number from 0 to 99 that looks drawn by lot and is always the same for the same seed and name. Different
 * names draw independently of each other.
 */
export function drawnPercent(seed: string, name: string): number {
  return Math.floor((hash(`${seed} ${name}`) / 2 ** 32) * 100);
}

/** FNV-1a, then MurmurHash3's last mixing, so that texts that differ in one character end far apart. 32 bits. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
