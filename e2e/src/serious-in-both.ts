import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds serious or worse, by element. */
export interface Serious {
  readonly inLight: readonly string[];
  readonly inDark: readonly string[];
}

export const NOTHING_SERIOUS: Serious = { inLight: [], inDark: [] };

/** The rules that look at colours; what the others look at is the same in both schemes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Looks at what is on the screen in light colours and in dark ones, whatever is open on it, and leaves it light.
 *
 * @param part a selector; everything when absent
 */
export async function seriousInBoth(page: Page, part?: string): Promise<Serious> {
  const axe = () => (part === undefined ? axeFor(page) : axeFor(page).include(part));
  await fadedIn(page);
  const inLight = await seriousIn(axe());
  await turnTo('dark', page);
  const inDark = await seriousIn(axe().withRules(OF_COLOURS));
  await turnTo('light', page);
  return { inLight, inDark };
}

/** Tells what is wrong and nothing else. Only pages with others inside need the slower way, over a page of its own. */
function axeFor(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(page.frames().length === 1);
}

async function seriousIn(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`));
}

async function turnTo(colorScheme: 'light' | 'dark', page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme });
  // The editor follows by itself; the phone's colours are plain CSS.
  await page.locator(`html:not([data-mantine-color-scheme]), html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await fadedIn(page);
}

/** Waits for what is still fading in: it has no colours of its own yet. What moves for ever is let be. */
async function fadedIn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      const endsAt = effect?.getComputedTiming().endTime;
      return playState !== 'running' || endsAt === Infinity;
    }),
  );
}
