import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems give to connections by themselves (from 32768 on Linux, 49152 elsewhere). */
const FIRST = 12_000;
const LAST = 32_000;
const TRIES = 100;

/**
 * A port of this machine that nobody listens on now. No connection takes it before it is used, nor while the program that
 * uses it is started again.
 *
 * @throws Error when it finds none
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of ${TRIES} ports between ${FIRST} and ${LAST} could be listened on.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
