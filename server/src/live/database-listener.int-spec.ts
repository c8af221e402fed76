import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import { Client } from 'pg';
import { HotConnections } from '../database/hot-connections';
import { eventually } from '../testing/product';
import { DatabaseListener, type Pulse } from './database-listener';

const CHANNEL = 'ears';

/** A way to the database that can fall silent without a word, as behind a gateway that drops quiet connections. */
class SilentWay {
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(database: string): Promise<SilentWay> {
    const { hostname, port } = new URL(database);
    const server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const socket of [near, far]) {
        socket.on('error', () => undefined);
      }
      near.pipe(far);
      far.pipe(near);
      way.open.add(near).add(far);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(database);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const way = new SilentWay(server, url.toString());
    return way;
  }

  /** Nothing comes through any more on what is open; new connections are as good as any. */
  fallSilent(): void {
    for (const socket of this.open) socket.unpipe().pause();
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let database: TestDatabase;
let way: SilentWay;
let connections: HotConnections;
let listener: DatabaseListener;
let teller: Client;
const heard: string[] = [];
let missed = 0;
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  database = await createTestDatabase();
  way = await SilentWay.to(database.url);
  connections = new HotConnections(way.url);
  heard.length = 0;
  missed = 0;
  teller = new Client({ connectionString: database.url });
  await teller.connect();
});
afterEach(async () => {
  listener.stop();
  await connections.close();
  await teller.end();
  await way.close();
  await database.drop();
});

/** @param pulse feels nothing, unless a test is about it: a busy machine may be slow to answer */
const listens = async (pulse: Pulse = { everyMs: 50, withinMs: 600_000 }) => {
  const ears = { hear: (payload: string) => void heard.push(payload), missed: () => void (missed += 1) };
  listener = new DatabaseListener(connections.pool('ears', 1), CHANNEL, ears, pulse);
  await listener.start();
};
const says = (words: string) => teller.query('SELECT pg_notify($1, $2)', [CHANNEL, words]);
const hears = (...words: string[]) =>
  eventually(
    () => Promise.resolve(heard),
    (all) => all.length >= words.length,
  ).then((all) => expect(all).toEqual(words));
const misses = (times: number) =>
  eventually(
    () => Promise.resolve(missed),
    (all) => all >= times,
  );

it('hears again after its connection fell silent without being closed, and says that it may have missed something', async () => {
  await listens({ everyMs: 50, withinMs: 1_500 });
  way.fallSilent();
  await says('nobody hears this');
  await misses(1);
  // A machine that is busy for so long loses one that is well, too.
  await eventually(
    async () => {
      await says('somebody hears this');
      return heard;
    },
    (all) => all.length > 0,
  );
  expect(new Set(heard)).toEqual(new Set(['somebody hears this']));
});

it('hears each word once after its connection was cut again and again', async () => {
  await listens();
  for (let cut = 1; cut <= 2; cut += 1) {
    await teller.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE application_name = 'sendero ears' AND datname = current_database()`);
    await misses(cut);
    await says(`after ${cut}`);
    await hears(...['after 1', 'after 2'].slice(0, cut));
  }
});

it('goes when it is stopped while it tries to come back', async () => {
  await listens();
  await teller.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                       WHERE application_name = 'sendero ears' AND datname = current_database()`);
  listener.stop();
  await connections.close();
  expect(missed).toBe(0);
});
