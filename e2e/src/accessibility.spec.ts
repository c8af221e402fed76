import type { BrowserContext } from 'playwright-core';
import { fillStage, type Places } from './full-stage';
import { screens } from './screens';
import { NOTHING_SERIOUS, seriousInBoth } from './serious-in-both';
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

describe('axe finds nothing serious in light colours, nor in dark ones', () => {
  let person: BrowserContext;
  beforeAll(async () => {
    person = await stage.newPerson({ colorScheme: 'light' });
  });
  afterAll(() => person.close());

  browserTest.each(screens)('$name', async ({ address, ready }) => {
    const page = await stage.open(address(places), person);
    await ready(page);
    const found = await seriousInBoth(page);
    await page.close();
    expect(found).toEqual(NOTHING_SERIOUS);
    stage.assertNoErrors();
  });

  browserTest('the form of every kind of step', async () => {
    const forms = formsJourney();
    const { id } = await stage.api.createJourney('Forms', forms);
    const page = await stage.open(`/journeys/${id}`, person);
    await page.locator('.react-flow__node').first().waitFor();
    for (const { id: node, title } of forms.nodes) {
      await page.locator(`.react-flow__node[data-id="${node}"]`).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: `Settings of ${title}`, exact: true }).waitFor();
      expect(await seriousInBoth(page, '[aria-label^="Settings of"]')).toEqual(NOTHING_SERIOUS);
    }
    await page.close();
    stage.assertNoErrors();
  });
});
