import { JourneyCanvas } from './journey-canvas';
import { largeJourney } from './large-journey';
import { Phone } from './phone';
import { NOTHING_SERIOUS, seriousInBoth } from './serious-in-both';
import { story } from './story';

story('a journey of hundreds of steps is an overview from afar, and its figures are exact from near', async (stage) => {
  const { id } = await stage.api.createJourney('Large', largeJourney('large', 300));
  await stage.api.publish(id);
  const page = await stage.open(`/journeys/${id}?mode=live`);
  const far = page.locator('[data-far]');
  await far.waitFor();
  const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
  await phone.write('large');

  const canvas = await JourneyCanvas.open(page);
  const asks = canvas.card('Asks');
  await canvas.card('Step 1').locator('[data-here]').waitFor();
  expect(await asks.getByTestId('entered').isVisible()).toBe(false);
  expect(await seriousInBoth(page)).toEqual(NOTHING_SERIOUS);

  await asks.hover();
  await page.keyboard.down('Control');
  while (await far.isVisible()) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await canvas.showsFigures('Asks', { entered: 1, here: 0, left: { Next: 1 } });
  await canvas.showsFigures('Step 1', { entered: 1, here: 1, left: { Next: 0 } });
  await page.getByTestId('edge-n0:next').waitFor();
  await asks.getByTestId('entered').waitFor();
});
