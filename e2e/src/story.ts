import { findChromium, NO_CHROMIUM } from './chromium';
import { openStage, type Stage } from './stage';

const hasChromium = findChromium() !== undefined;
if (!hasChromium) process.stderr.write(NO_CHROMIUM);

/** `it` where there is a Chromium, `it.skip` elsewhere. */
export const browserTest = hasChromium ? it : it.skip;

/** A test that plays on a stage of its own. */
export function story(name: string, play: (stage: Stage) => Promise<void>): void {
  browserTest(name, async () => {
    const stage = await openStage();
    try {
      await play(stage);
      stage.assertNoErrors();
    } catch (error) {
      process.stderr.write(`\n${name}\n${await stage.report()}\n`);
      throw error;
    } finally {
      await stage.close();
    }
  });
}
