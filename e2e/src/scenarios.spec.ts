import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { JourneyCanvas } from './journey-canvas';
import { journeyOfEveryKind } from './small-journeys';
import { story } from './story';

story(
  'a walk is kept as a scenario, which stops a journey that breaks it until somebody gives a reason',
  async (stage) => {
    const { id } = await stage.api.createJourney('Tour', journeyOfEveryKind());
    const page = await stage.open(`/journeys/${id}?mode=simulate`);

    // She answers by herself: the walk goes to its end with one message of ours.
    await page.getByTestId('sim-tab-answers').click();
    await page.getByRole('combobox', { name: 'Receive' }).fill('Yes');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByTestId('sim-composer').fill('tour');
    await page.getByTestId('sim-send').click();
    await page.getByTestId('walked-end').and(page.locator('[data-state=ended]')).waitFor();
    await page.getByTestId('sim-chat').getByText('Shall we show you round, Ada?').waitFor();

    await page.getByTestId('sim-tab-scenarios').click();
    await page.getByTestId('sim-save-scenario').click();
    const naming = page.getByRole('dialog', { name: 'Save this walk as a scenario' });
    await naming.getByLabel('Name').fill('Is shown round');
    await naming.getByRole('button', { name: 'Save' }).click();
    await page.getByTestId('sim-scenario').getByText('Passes').waitFor();
    await page.getByTestId('publish').click();
    await page.getByTestId('version').getByText('Version 1').waitFor();

    // From mode to mode as fast as the keys go: the last one counts.
    const canvas = await throughTheModes(page);
    const form = await canvas.select('Ask');
    await form.getByRole('textbox', { name: 'Body' }).fill('Shall we begin?');
    await canvas.saved();

    stage.expectErrors(/422/);
    await page.getByTestId('publish').click();
    await page.getByTestId('publish-confirm').click();
    const blocked = page.getByRole('dialog', { name: 'A scenario does not pass' });
    const sentence = 'Message 1, from “Ask”, says “Shall we begin?” instead of “Shall we show you round, Ada?”.';
    await blocked.getByText(sentence).waitFor();
    expect((await stage.api.journey(id)).version?.number).toBe(1);

    await blocked.getByRole('button', { name: 'Look at them in Simulate' }).click();
    await page.getByTestId('sim-scenario').getByText('Red').waitFor();
    await page.getByRole('button', { name: 'Run “Is shown round” on the canvas' }).click();
    await page.getByTestId('sim-scenario-told').getByText(sentence).waitFor();
    await page.getByTestId('walked-ask').and(page.locator('[data-left]')).waitFor();

    await page.getByTestId('publish').click();
    await page.getByTestId('publish-confirm').click();
    await blocked.getByLabel('Why publish all the same?').fill('The new words are meant.');
    await blocked.getByRole('button', { name: 'Publish all the same' }).click();
    await page.getByTestId('version').getByText('Version 2').waitFor();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByText('Published version 2 although a scenario did not pass: “The new words are meant.”').waitFor();
  },
);

story('the simulated time is dragged on to a timer and back again', async (stage) => {
  const { id } = await stage.api.createJourney('Tour', journeyOfEveryKind());
  const page = await stage.open(`/journeys/${id}?mode=simulate`);
  await page.getByTestId('sim-composer').fill('tour');
  await page.getByTestId('sim-send').click();
  const waiting = page.getByTestId('walked-answer').and(page.locator('[data-state=here]'));
  await waiting.waitFor();
  const asked = await page.getByTestId('sim-clock').textContent();

  const line = await page.getByRole('slider', { name: 'Simulated time' }).boundingBox();
  const track = await page.getByTestId('sim-timeline').boundingBox();
  if (!line || !track) throw new Error('There is no line of time.');
  const y = line.y + line.height / 2;
  await page.mouse.move(line.x + line.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(track.x + track.width / 2, y, { steps: 6 });
  // The walk follows while it is being dragged: nobody answered within two hours.
  await page.getByTestId('walked-pause').and(page.locator('[data-state=here]')).waitFor();
  // Half an hour after the question nobody has answered yet, but there is still time to.
  await page.mouse.move(line.x + line.width / 2 + 8, y, { steps: 6 });
  await waiting.waitFor();
  await page.mouse.up();
  expect(await page.getByTestId('sim-clock').textContent()).not.toBe(asked);
  await page.getByTestId('sim-step-back').click();

  await page.getByTestId('sim-next-timer').click();
  await page.getByTestId('walked-pause').and(page.locator('[data-state=here]')).waitFor();
  await page.getByTestId('sim-step-back').click();
  await waiting.waitFor();
  await eventually(async () => expect(await page.getByTestId('sim-clock').textContent()).toBe(asked));
});

/** Goes from Simulate to Live, and back over Simulate to Design. */
async function throughTheModes(page: Page): Promise<JourneyCanvas> {
  const modes = page.getByRole('radiogroup', { name: 'What the canvas shows' });
  await modes.getByRole('radio', { name: 'Simulate' }).focus();
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  await page.getByTestId('palette-wait').waitFor();
  await eventually(async () => expect(await modes.getByRole('radio', { name: 'Design' }).isChecked()).toBe(true));
  return JourneyCanvas.open(page);
}
