import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type {
  ClientToServerEvents,
  JourneyDetail,
  JourneyPeople,
  ServerToClientEvents,
  Topic,
  WatchAnswer,
} from '@sendero/shared';
import { io, type Socket } from 'socket.io-client';
import { AppModule } from '../app.module';
import { readConfig } from '../config';
import { anyMessage, aStraightJourney, end } from '../testing/journeys';
import { eventually } from '../testing/product';
import { TestApi } from '../testing/test-api';

type Browser = Socket<ServerToClientEvents, ClientToServerEvents>;

describe('who else has a journey open', () => {
  let api: TestApi;
  let second: NestExpressApplication;
  let journey: string;
  let journeys = 0;
  const open: Browser[] = [];
  beforeAll(async () => {
    api = await TestApi.start();
    second = await anotherProcess(api.databaseUrl);
  });
  // Who closed the page of one test may still be shown in the next.
  beforeEach(async () => {
    const document = aStraightJourney({ start: anyMessage, done: end });
    const created = await api.call<JourneyDetail>('POST', '/api/journeys', { name: `Shared ${++journeys}`, document });
    journey = created.body.id;
  });
  afterAll(async () => {
    await second.close();
    await api.close();
  });
  afterEach(() => {
    for (const browser of open.splice(0)) browser.close();
  });

  const page = (tab: string) => ({ tab, person: tab.slice(0, 1), name: `Person ${tab.slice(0, 1)}` });
  const connect = async (auth: object, url = api.url): Promise<Page> => {
    const browser: Browser = io(url, { transports: ['websocket'], auth, reconnectionDelay: 10, forceNew: true });
    open.push(browser);
    const there = new Page(browser, `people/${journey}`);
    await new Promise<void>((resolve) => browser.once('connect', resolve));
    return there;
  };
  const visit = async (tab: string, url = api.url): Promise<Page> => {
    const there = await connect(page(tab), url);
    expect(await there.watch()).toEqual({ ok: true });
    return there;
  };

  it('is shown to everybody there, and who closes the page is gone', async () => {
    const ana = await visit('a1');
    await ana.sees(['a1']);
    const ben = await visit('b1');
    await ana.sees(['a1', 'b1']);
    await ben.sees(['a1', 'b1']);
    expect(ana.last?.people[1]).toEqual(page('b1'));
    ben.socket.close();
    await ana.sees(['a1']);
  });

  it('is told by every process to every other', async () => {
    const ana = await visit('a1');
    const cem = await visit('c1', await second.getUrl());
    await ana.sees(['a1', 'c1']);
    await cem.sees(['a1', 'c1']);
    ana.socket.close();
    await cem.sees(['c1']);
  });

  it('is the same page again after a lost connection, once', async () => {
    const ana = await visit('a1');
    const ben = await visit('b1');
    await ana.sees(['a1', 'b1']);
    ben.socket.io.engine.close();
    await new Promise<void>((resolve) => ben.socket.once('connect', resolve));
    await ben.watch();
    await ben.sees(['a1', 'b1']);
    await ana.sees(['a1', 'b1']);
  });

  it('is nobody who looks at something else now', async () => {
    const ana = await visit('a1');
    const ben = await visit('b1');
    await ana.sees(['a1', 'b1']);
    ben.socket.emit('unwatch', asTopic(`people/${journey}`));
    await ana.sees(['a1']);
  });

  it('is nobody who went away before they were let in', async () => {
    const ana = await visit('a1');
    const ben = await connect(page('b1'));
    const letIn = ben.watch();
    ben.socket.emit('unwatch', asTopic(`people/${journey}`));
    expect(await letIn).toEqual({ ok: true });
    await visit('c1');
    await ana.sees(['a1', 'c1']);
  });

  it('is not told of somebody who does not say who they are, and is not theirs to fill', async () => {
    const ana = await visit('a1');
    await (await connect({})).watch();
    await (await connect({ tab: 'x'.repeat(41), person: 'x', name: 'x' })).watch();
    await (await connect({ tab: 'x', person: 'x', name: 'x'.repeat(81) })).watch();
    // Who comes after them is told of; they would be there by then.
    await visit('b1');
    await ana.sees(['a1', 'b1']);
  });

  it('comes at most five times a second, however fast people come and go', async () => {
    const ana = await visit('a1');
    await ana.sees(['a1']);
    const ben = await connect(page('b1'));
    const before = ana.heard;
    const began = Date.now();
    for (let turn = 0; turn < 60; turn += 1) {
      await ben.watch();
      ben.socket.emit('unwatch', asTopic(`people/${journey}`));
    }
    await ben.watch();
    await ana.sees(['a1', 'b1']);
    // Clocks and timers may differ by a little.
    expect(ana.heard - before).toBeLessThanOrEqual((Date.now() - began) / 200 + 2);
  });

  it('is forgotten with a journey that there is not', async () => {
    const ana = await connect(page('a1'));
    expect(await ana.watch('people/01990000-0000-7000-8000-00000000dead')).toMatchObject({ code: 'journey.not_found' });
    expect(await ana.watch('people/x')).toMatchObject({ code: 'request.not_found' });
  });
});

/** An open page and what it was told last. */
class Page {
  last: JourneyPeople | undefined;
  heard = 0;

  constructor(
    readonly socket: Browser,
    private readonly topic: string,
  ) {
    socket.on('journey.people', (update) => {
      this.last = update;
      this.heard += 1;
    });
  }

  watch(topic = this.topic): Promise<WatchAnswer> {
    return this.socket.emitWithAck('watch', asTopic(topic));
  }

  async sees(tabs: readonly string[]): Promise<void> {
    await eventually(
      () => Promise.resolve((this.last?.people ?? []).map(({ tab }) => tab).sort()),
      (seen) => seen.join() === tabs.join(),
    );
  }
}

async function anotherProcess(databaseUrl: string): Promise<NestExpressApplication> {
  const config = { ...readConfig({}), role: 'web' as const, sandbox: false, logLevel: 'silent' };
  const testing = await Test.createTestingModule({ imports: [AppModule.forConfig(config, databaseUrl)] }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Converts: the server must check it. */
function asTopic(topic: string): Topic {
  return topic as Topic;
}
