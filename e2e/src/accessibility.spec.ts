import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { fillStage, screens, type Places } from './screens';
import { formsJourney } from './small-journeys';
import { openStage, type Stage } from './stage';
import { browserTest } from './story';

let stage: Stage;
let places: Places;

beforeAll(async () => {
  stage = await openStage();
  places = await fillStage(stage);
});

afterAll(() => stage.close());

/** Waits for what is still fading in: it has no colours of its own yet. What moves for ever is let be. */
async function fadedIn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      const endsAt = effect?.getComputedTiming().endTime;
      return playState !== 'running' || endsAt === Infinity;
    }),
  );
}

describe.each(['light', 'dark'] as const)('axe finds nothing serious in %s colours', (colorScheme) => {
  let person: BrowserContext;
  beforeAll(async () => {
    person = await stage.newPerson({ colorScheme });
  });
  afterAll(() => person.close());

  browserTest.each(screens)('$name', async ({ address, ready }) => {
    const page = await stage.open(address(places), person);
    await ready(page);
    await fadedIn(page);
    const found = await seriousIn(new AxeBuilder({ page }));
    await page.close();
    expect(found).toEqual([]);
    stage.assertNoErrors();
  });

  browserTest('the form of every kind of step', async () => {
    const forms = formsJourney();
    const { id } = await stage.api.createJourney(`Forms in ${colorScheme} colours`, forms);
    const page = await stage.open(`/journeys/${id}`, person);
    await page.locator('.react-flow__node').first().waitFor();
    const found: (readonly string[])[] = [];
    for (const { id: node, title } of forms.nodes) {
      await page.locator(`.react-flow__node[data-id="${node}"]`).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: `Settings of ${title}`, exact: true }).waitFor();
      await fadedIn(page);
      found.push(await seriousIn(new AxeBuilder({ page }).include('[aria-label^="Settings of"]')));
    }
    await page.close();
    expect(found.flat()).toEqual([]);
    stage.assertNoErrors();
  });
});

async function seriousIn(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`));
}

describe('a screen of 390 px is enough', () => {
  let person: BrowserContext;
  beforeAll(async () => {
    person = await stage.newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  });
  afterAll(() => person.close());

  browserTest.each(screens.filter(({ wideOnly }) => !wideOnly))(
    '$name does not scroll sideways',
    async ({ address, ready }) => {
      const page = await stage.open(address(places), person);
      await ready(page);
      const tooWide = await page.evaluate(stickingOut, 390);
      await page.close();
      expect(tooWide).toEqual([]);
      stage.assertNoErrors();
    },
  );
});

/** Runs in the page. What reaches over a width in px, when that makes the page scroll sideways. */
function stickingOut(width: number): readonly string[] {
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width)
    .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
}
