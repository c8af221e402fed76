import type { BrowserContext } from 'playwright-core';
import { fillStage, type Places } from './full-stage';
import { screens } from './screens';
import { openStage, type Stage } from './stage';
import { browserTest, story } from './story';

story('every place can be reached on a telephone, the rarer ones by "More"', async (stage) => {
  const person = await stage.newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await stage.open('/', person);
  const places = page.getByRole('navigation', { name: 'Main' });
  for (const name of ['Inbox', 'Contacts', 'Journeys', 'Dashboard']) {
    await places.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  for (const name of ['Rules', 'Segments', 'Templates', 'Settings']) {
    await places.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
});

describe('a screen of 390 px is enough', () => {
  let stage: Stage;
  let places: Places;
  let person: BrowserContext;
  beforeAll(async () => {
    stage = await openStage();
    places = await fillStage(stage);
    person = await stage.newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  });
  afterAll(() => stage.close());

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
