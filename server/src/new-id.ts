import { randomBytes } from 'node:crypto';

let pool = Buffer.alloc(0);
let used = 0;

/**
 * A UUID version 7 (RFC 9562): 48 bits of machine time in ms, then chance. Rows made together lie together in an
 * index. The caller says which brand the id has.
 */
export function newId<Id extends string>(): Id {
  if (used + 10 > pool.length) {
    pool = randomBytes(4096 - (4096 % 10));
    used = 0;
  }
  const time = Date.now().toString(16).padStart(12, '0');
  const chance = pool.toString('hex', used, used + 10);
  used += 10;
  const variant = ((Number.parseInt(chance.charAt(3), 16) & 0x3) | 0x8).toString(16);
  return brand(
    `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-${variant}${chance.slice(4, 7)}-${chance.slice(7, 19)}`,
  );
}

/** Converts: a fresh UUID belongs to whatever it is made for. */
function brand<Id extends string>(id: string): Id {
  return id as Id;
}
