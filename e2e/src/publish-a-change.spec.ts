import { eventually } from './eventually';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story('a change is seen on the canvas, published with people under way, and their runs are replayed', async (stage) => {
  const { id } = await stage.api.createJourney('Reminder', remindingJourney('remind me'));
  await stage.api.publish(id);
  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('START');
  await phone.write('Remind me');
  await phone.fromBusiness('We will come back to you.').waitFor();

  const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${id}`));
  const { page } = canvas;
  const wait = await canvas.select('Pause');
  await wait.getByLabel('Wait for', { exact: true }).fill('5');
  await canvas.closeForm();
  await canvas.saved();
  await page.getByTestId('publish').click();
  const dialog = page.getByRole('dialog', { name: /^Publish/ });
  await dialog.getByText('One run is under way: 1 on a step that changed.').waitFor();
  await dialog.getByText('1 stays on the old version.').waitFor();
  await dialog.getByText('Step “Pause”: duration amount').waitFor();

  await dialog.getByTestId('show-diff').click();
  const comparison = page.getByTestId('comparison');
  await comparison.getByTestId('compared-pause').getByText('Changed').waitFor();
  await comparison.getByTestId('diff-legend').getByText('Changed 1').waitFor();
  await comparison.getByRole('button', { name: /Step “Pause”/ }).click();
  await comparison.getByTestId('field-changes').getByText('23').waitFor();
  await page.keyboard.press('Escape');
  await comparison.waitFor({ state: 'detached' });
  await dialog.locator('[data-testid=show-diff]:focus').waitFor();

  await dialog.getByText('They go on in the new version').click();
  await dialog.getByText('1 begins a step anew.').waitFor();
  await dialog.getByTestId('publish-confirm').click();
  await page.getByText('Version 2 is live.').waitFor();
  const [contact] = await stage.api.contacts();
  await eventually(async () => {
    const runs = await stage.api.runs(contact?.id ?? '');
    expect(runs).toMatchObject([{ versionNumber: 2, nodeTitle: 'Pause', status: 'active' }]);
  });

  // What was published before can still be read.
  await page.getByTestId('open-history').click();
  await page.getByRole('button', { name: 'View version 1' }).click();
  const waited = page.getByTestId('step-as-it-was').getByLabel('Wait for', { exact: true });
  await page.getByTestId('compared-pause').waitFor();
  await canvas.settle();
  await page.getByTestId('compared-pause').click({ position: { x: 60, y: 12 } });
  await waited.waitFor();
  expect([await waited.inputValue(), await waited.isDisabled()]).toEqual(['23', true]);
  await page.keyboard.press('Escape');
  await waited.waitFor({ state: 'detached' });
  await page.getByRole('dialog', { name: 'History' }).getByText('Published version 2').waitFor();

  const replay = await stage.open(`/contacts/${contact?.id ?? ''}`);
  await replay.getByTestId('run-row').click();
  await replay.getByRole('link', { name: 'Replay on the canvas' }).click();
  const frame = replay.getByTestId('frame');
  await frame.getByRole('heading', { name: 'Asks' }).waitFor();
  await frame.getByText('version 1').waitFor();
  await replay.getByTestId('scrub').focus();
  await replay.keyboard.press('ArrowRight');
  await frame.getByRole('heading', { name: 'Promise' }).waitFor();
  await frame.getByTestId('replay-message').getByText('We will come back to you.').waitFor();
  await frame.getByText('Service window open').waitFor();
  await replay.keyboard.press('ArrowRight');
  await frame.getByText('Moved to another version').waitFor();
  await replay.keyboard.press('End');
  await frame.getByText('version 2').waitFor();
  await JourneyCanvas.open(replay);
  await replay.getByTestId('walked-reminder').click({ position: { x: 60, y: 12 } });
  await replay.getByTestId('why-not').getByText('has not come to “Reminder” yet and is at “Pause”').waitFor();
});
