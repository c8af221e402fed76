/** A 32-bit hash (FNV-1a with a final mix) that gives the same number on every machine and in every run. */
export function stableHash(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same hash as a share of one, from 0 up to but not including 1. */
export const stableShare = (text: string, seed = 0): number => stableHash(text, seed) / 0x1_0000_0000;
