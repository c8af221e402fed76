import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseLoop, type LeasedWork } from './lease-loop';

/** Far longer than a test: nothing here is found by looking. */
const IDLE_MS = 60_000;

const loops: LeaseLoop<string>[] = [];
afterEach(() => Promise.all(loops.splice(0).map((loop) => loop.end())));

function start(work: Partial<LeasedWork<string>>, idleMs = IDLE_MS) {
  const said: string[] = [];
  const queued: string[] = [];
  const loop = new LeaseLoop<string>(idleMs, {
    lease: () => Promise.resolve(queued.splice(0)),
    work: (job) => {
      said.push(job);
      return Promise.resolve();
    },
    leaseFailed: (error) => said.push(`lease: ${String(error)}`),
    workFailed: (error, job) => said.push(`${job}: ${String(error)}`),
    ...work,
  });
  loops.push(loop);
  loop.start();
  return { loop, said, queued };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(1);
}

it('does what is there when somebody rings', async () => {
  const { loop, said, queued } = start({});
  await sleep(1);
  queued.push('a', 'b');
  await sleep(5);
  expect(said).toEqual([]);
  loop.ring();
  await until(() => said.length >= 2);
  expect(said).toEqual(['a', 'b']);
});

it('looks for more when a job is done, without a ring', async () => {
  let left = 2;
  const { said } = start({ lease: () => Promise.resolve(left > 0 ? [`job ${left--}`] : []) });
  await until(() => said.length >= 2);
  expect(said).toEqual(['job 2', 'job 1']);
});

it('looks again by itself', async () => {
  const { said, queued } = start({}, 5);
  await sleep(1);
  queued.push('a');
  await until(() => said.length > 0);
  expect(said).toEqual(['a']);
});

it('goes on after a lease that failed, and after a job that failed', async () => {
  let leases = 0;
  const { said } = start(
    {
      lease: () => {
        leases += 1;
        if (leases === 1) return Promise.reject(new Error('down'));
        return Promise.resolve(leases <= 3 ? [String(leases)] : []);
      },
      work: () => Promise.reject(new Error('lost')),
    },
    1,
  );
  await until(() => said.length >= 3);
  expect(said).toEqual(['lease: Error: down', '2: Error: lost', '3: Error: lost']);
});

it('breaks off what is under way at its end, waits for it, and begins nothing more', async () => {
  const broken: string[] = [];
  const { loop, queued } = start({
    work: (job, stop) =>
      new Promise((resolve) =>
        stop.addEventListener('abort', () =>
          setTimeout(() => {
            broken.push(job);
            resolve();
          }, 5),
        ),
      ),
  });
  queued.push('a', 'b');
  loop.ring();
  await until(() => loop.inFlight > 0);
  expect(loop.inFlight).toBe(2);
  await loop.end();
  expect(broken).toEqual(['a', 'b']);
  expect(loop.inFlight).toBe(0);
  queued.push('c');
  loop.ring();
  await sleep(5);
  expect(queued).toEqual(['c']);
});
