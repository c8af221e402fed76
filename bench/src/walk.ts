import { customersWho, smallTalk } from './customers';
import { untilQuiet, type Unrest } from './stage/quiet';
import type { Stage } from './stage/stage';

export interface WalkOptions {
  readonly customers: number;
  readonly arrivalsPerSecond: number;
  /** How long one chapter may take, in ms. */
  readonly chapterWithinMs: number;
  readonly onChapter?: (chapter: Chapter) => void;
  readonly onLook?: (unrest: Unrest) => Promise<void>;
  /** Something that happens while a chapter goes on; the chapter ends after it. */
  readonly during?: (chapter: Chapter) => Promise<void>;
}

/** A part of the demo's story: time that passes, and people who write. */
export interface Chapter {
  readonly title: string;
  readonly advanceMs?: number;
  readonly writes?: { readonly share: number; readonly say: readonly string[] };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The clock goes over every wait of the demo journey: 2 minutes, 30 minutes, 1 hour and 1 day. */
export const chapters: readonly Chapter[] = [
  { title: 'Some opt in before anything else', writes: { share: 0.3, say: ['START'] } },
  { title: 'Everybody says hello and answers', writes: { share: 1, say: ['Hello', 'hi there', 'Hola!', 'Merhaba'] } },
  { title: '2 minutes later the orders are found', advanceMs: 2 * MINUTE_MS },
  { title: '30 minutes later some gave no number', advanceMs: 30 * MINUTE_MS },
  { title: '1 hour later some never answered', advanceMs: HOUR_MS },
  {
    title: '20 hours later some write once more',
    advanceMs: 20 * HOUR_MS,
    writes: { share: 0.2, say: [smallTalk.oneMoreThing] },
  },
  { title: 'A day after their silence: reminders', advanceMs: 5 * HOUR_MS },
  { title: 'Another 2 hours, and all is done', advanceMs: 2 * HOUR_MS },
];

/** Plays the demo's story from beginning to end; nothing is under way when it resolves. */
export async function walk(stage: Stage, options: WalkOptions): Promise<void> {
  const { customers, arrivalsPerSecond, chapterWithinMs, onChapter, onLook, during } = options;
  for (const chapter of chapters) {
    onChapter?.(chapter);
    if (chapter.advanceMs) await stage.advance(chapter.advanceMs);
    const { writes } = chapter;
    if (writes) {
      const writers = Math.max(1, Math.round(customers * writes.share));
      await stage.simulator.startCrowd(customersWho(writes.say, writers, arrivalsPerSecond));
    }
    await during?.(chapter);
    await untilQuiet(stage, chapterWithinMs, onLook);
  }
}
