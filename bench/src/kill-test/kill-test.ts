import type { Faults } from '@sendero/simulator';
import { smallTalk } from '../customers';
import { reconcile, type Reconciliation } from '../reconcile';
import { Stage } from '../stage/stage';
import { chapters, walk, type Chapter } from '../walk';
import { Killer } from './killer';
import { seededRandom } from './seeded-random';

export interface KillTestOptions {
  /** A migrated database without any workspace. */
  readonly databaseUrl: string;
  readonly customers: number;
  readonly kills: number;
  readonly seed: number;
  /** What else goes wrong meanwhile. */
  readonly faults?: Partial<Faults>;
  readonly onChapter?: (chapter: Chapter) => void;
  readonly onKill?: (kills: number) => void;
  /** Called with the open stage's way to close it, for whoever wants to stop early. */
  readonly onOpen?: (close: () => Promise<void>) => void;
}

export interface KillTestResult {
  readonly kills: number;
  readonly reconciliation: Reconciliation;
}

/**
 * The simulator knocks every second at a server that is gone, so a receipt comes at most about two seconds after the
 * server is up. The grace time for messages in doubt is well beyond that; both are short to keep the test short.
 */
const SERVER_ENV = { LEASE_SECONDS: '2', UNKNOWN_GRACE_SECONDS: '10' };

/** How many kills fall into a chapter, out of 20; the others go undisturbed. */
const KILLS_OF_20: ReadonlyMap<number, number> = new Map([
  [0, 2],
  [1, 11],
  [2, 2],
  [4, 1],
  [5, 2],
  [6, 2],
]);

/** A server comes up, lives and dies within about this time, in s; the hello chapter is stretched to fit its kills. */
const SECONDS_A_KILL = 2;
const CHAPTER_WITHIN_MS = 5 * 60_000;

/** Plays the demo while the server is killed again and again, and compares the books at the end. */
export async function killTest(options: KillTestOptions): Promise<KillTestResult> {
  const { databaseUrl, customers, kills, seed, faults = {}, onChapter, onKill, onOpen } = options;
  const stage = await Stage.open({ databaseUrl, serverEnv: SERVER_ENV });
  onOpen?.(() => stage.close());
  try {
    await stage.simulator.setSettings({
      sentDelayMs: [5, 60],
      deliveredDelayMs: [10, 120],
      readDelayMs: [20, 200],
      throughputPerSecond: 2_000,
      webhookBatch: 4,
    });
    await stage.simulator.setFaults(faults);
    const killer = new Killer(stage, seededRandom(seed), (n) => onKill?.(n));
    const killsIn = (chapter: Chapter) => Math.ceil(((KILLS_OF_20.get(chapters.indexOf(chapter)) ?? 0) * kills) / 20);
    await walk(stage, {
      customers,
      arrivalsPerSecond: Math.max(1, customers / (killsIn(chapters[1] ?? { title: '' }) * SECONDS_A_KILL)),
      chapterWithinMs: CHAPTER_WITHIN_MS,
      ...(onChapter ? { onChapter } : {}),
      during: (chapter) => killer.kill(killsIn(chapter)),
    });
    const reconciliation = await reconcile(stage.database, {
      record: await stage.simulator.record(),
      summary: await stage.simulator.summary(),
      smallTalk: Object.values(smallTalk),
    });
    return { kills: killer.kills, reconciliation };
  } finally {
    await stage.close();
  }
}
