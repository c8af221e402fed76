import { JourneyCanvas } from './journey-canvas';
import { namedEdges } from './journey-names';
import { smallestJourney } from './small-journeys';
import { story } from './story';

story('a journey is changed: dropped between, moved, deleted, undone, redone, copied', async (stage) => {
  const { id } = await stage.api.createJourney('Changing', smallestJourney('change'));
  const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${id}`));
  const { page } = canvas;
  const edges = async () => {
    await canvas.saved();
    return namedEdges((await stage.api.journey(id)).draft);
  };

  await page.getByTestId('palette-wait').dragTo(page.locator('.react-flow__edge-interaction'), { force: true });
  await canvas.card('Wait').waitFor();
  expect(await edges()).toEqual(['Asks: Next → Wait', 'Wait: Next → The end']);

  await canvas.select('Wait');
  await canvas.settle();
  const before = await canvas.card('Wait').boundingBox();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await canvas.card('Wait').focus();
  await page.keyboard.press('Delete');
  await canvas.card('Wait').waitFor({ state: 'detached' });
  expect(await edges()).toEqual([]);

  await page.getByTestId('undo').click();
  await canvas.card('Wait').waitFor();
  expect(await edges()).toEqual(['Asks: Next → Wait', 'Wait: Next → The end']);
  await canvas.settle();
  expect((await canvas.card('Wait').boundingBox())?.y).toBeGreaterThan(before?.y ?? 0);
  await page.getByTestId('redo').click();
  await canvas.card('Wait').waitFor({ state: 'detached' });
  await page.getByTestId('undo').click();
  await canvas.card('Wait').waitFor();

  await canvas.select('Wait');
  await page.keyboard.press('ControlOrMeta+D');
  await canvas.card('Wait').nth(1).waitFor();
  expect(await edges()).toEqual(['Asks: Next → Wait', 'Wait: Next → The end']);

  await page.reload();
  await canvas.card('Wait').nth(1).waitFor();
});
