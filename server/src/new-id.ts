import { randomBytes } from 'node:crypto';

/** 12 bits that count ids made in the same ms, so that ids of one process sort in the order they were made. */
const COUNTER_LIMIT = 0x1000;

let pool = Buffer.alloc(0);
let used = 0;
let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562, method 1): 48 bits of machine time in ms, a counter, then chance. Rows made together lie
 * together in an index, and sort in the order in which they were made. The caller says which brand the id has.
 */
export function newId<Id extends string>(): Id {
  const { ms, count } = tick();
  if (used + 8 > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  const chance = pool.toString('hex', used, used + 8);
  used += 8;
  const time = ms.toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(chance.charAt(0), 16) & 0x3) | 0x8).toString(16);
  return brand(
    `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${variant}${chance.slice(1, 4)}-${chance.slice(4)}`,
  );
}

/** Time never goes back here, even when the machine's clock does. */
function tick(): { readonly ms: number; readonly count: number } {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter === COUNTER_LIMIT) {
    lastMs += 1;
    counter = 0;
  }
  return { ms: lastMs, count: counter };
}

/** Converts: a fresh UUID belongs to whatever it is made for. */
function brand<Id extends string>(id: string): Id {
  return id as Id;
}
