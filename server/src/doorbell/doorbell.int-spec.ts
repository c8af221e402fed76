import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { createTestDatabase, freePort, type TestDatabase } from '@sendero/migrations';
import { eventually } from '../testing/product';
import { Doorbell } from './doorbell';
import { DoorbellModule } from './doorbell.module';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) {
  process.stderr.write(
    '\n*** SKIPPED: no redis-server on this machine, so the doorbell was not tried on Redis. ***\n\n',
  );
}

interface Backend {
  readonly redisUrl: string | undefined;
  stop(): void;
}

/** The same contract holds for every backend. */
describe.each([
  ['Postgres', async (): Promise<Backend> => ({ redisUrl: undefined, stop: () => undefined })],
  ...(hasRedis ? [['Redis', startRedis] as const] : []),
] as const)('the doorbell on %s', (_, start) => {
  let database: TestDatabase;
  let backend: Backend;
  let here: TestingModule;
  let there: TestingModule;

  beforeAll(async () => {
    database = await createTestDatabase();
    backend = await start();
    const prefix = `test-${randomBytes(4).toString('hex')}`;
    const process = async () => {
      const module = await Test.createTestingModule({
        imports: [DoorbellModule.for({ databaseUrl: database.url, redisUrl: backend.redisUrl, prefix })],
      }).compile();
      return module.init();
    };
    here = await process();
    there = await process();
  });
  afterAll(async () => {
    await here.close();
    await there.close();
    backend.stop();
    await database.drop();
  });

  it('wakes this process at once', () => {
    let heard = 0;
    const stop = here.get(Doorbell).onRing('send', () => heard++);
    here.get(Doorbell).ring('send');
    expect(heard).toBe(1);
    stop();
  });

  it('wakes somebody in another process soon', async () => {
    let heard = 0;
    const stop = there.get(Doorbell).onRing('advance', () => heard++);
    // A ring goes to one process only, and may go back to the one that rang.
    await eventually(
      async () => {
        here.get(Doorbell).ring('advance');
        await sleep(150);
        return heard;
      },
      (times) => times > 0,
      20_000,
    );
    stop();
  });

  it('does not flood the queue however often it rings', async () => {
    let heard = 0;
    const stop = there.get(Doorbell).onRing('send', () => heard++);
    for (let ring = 0; ring < 2_000; ring++) here.get(Doorbell).ring('send');
    await sleep(1_500);
    expect(heard).toBeLessThan(20);
    stop();
  });

  it('no longer wakes who stopped listening', () => {
    let heard = 0;
    here.get(Doorbell).onRing('send', () => heard++)();
    here.get(Doorbell).ring('send');
    expect(heard).toBe(0);
  });
});

async function startRedis(): Promise<Backend> {
  const port = await freePort();
  const redis: ChildProcess = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  await sleep(500);
  return { redisUrl: `redis://127.0.0.1:${port}`, stop: () => redis.kill() };
}
