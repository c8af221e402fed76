import { choose } from './form-fields';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story('people who stay on an older version are watched there, and a new version is shown at once', async (stage) => {
  const { id } = await stage.api.createJourney('Reminder', remindingJourney('remind me'));
  await stage.api.publish(id);
  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('Remind me');
  await phone.fromBusiness('We will come back to you.').waitFor();

  const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${id}?mode=live`));
  const { page } = canvas;
  await canvas.showsFigures('Pause', { entered: 1, here: 1, left: { Next: 0 } });
  const version = page.getByRole('combobox', { name: 'The version that is watched' });
  await version.waitFor({ state: 'detached' });

  await stage.api.publish(id);
  await page.reload();
  await canvas.showsFigures('Pause', { entered: 0, here: 0, left: { Next: 0 } });
  await choose(version, /^Version 1\s*1 here$/);
  await canvas.showsFigures('Pause', { entered: 1, here: 1, left: { Next: 0 } });

  // What happens on it is told as of any other.
  await stage.api.advance(24 * 3_600_000);
  await canvas.showsFigures('Pause', { entered: 1, here: 0, left: { Next: 1 } });
  await choose(version, /^Version 2, the newest\s*0 here$/);
  await canvas.showsFigures('Pause', { entered: 0, here: 0, left: { Next: 0 } });
});
