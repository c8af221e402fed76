import { writeFile } from 'node:fs/promises';
import { writeJourney } from '@sendero/shared';
import { JourneyCanvas } from './journey-canvas';
import { journeyOfEveryKind } from './small-journeys';
import { story } from './story';

story('a journey leaves as a file and comes back as another; a file that is none says why', async (stage) => {
  const { id } = await stage.api.createJourney('Tour', journeyOfEveryKind());
  const page = await stage.open('/journeys');
  await page.getByRole('button', { name: 'Actions for Tour' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export' }).click();
  const download = await downloading;
  const file = await download.path();

  const chooser = page.getByLabel('A journey as a file');
  await chooser.setInputFiles({
    name: 'Second tour.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"nodes": 1}'),
  });
  await page.getByTestId('import-complaints').getByText(/nodes/).first().waitFor();
  await page.keyboard.press('Escape');

  const copy = `${file}.json`;
  await writeFile(copy, await download.createReadStream());
  await chooser.setInputFiles(copy);
  const dialog = page.getByRole('dialog', { name: 'Import a journey' });
  await dialog.getByLabel('Name').fill('Second tour');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/journeys/') && !url.pathname.endsWith(id));
  const second = await JourneyCanvas.open(page);
  const [there, here] = await Promise.all([stage.api.journey(id), stage.api.journey(second.id)]);
  expect(here.name).toBe('Second tour');
  expect(writeJourney(here.draft)).toBe(writeJourney(there.draft));
});
