import { readFile } from 'node:fs/promises';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { story } from './story';

story(
  'a report tells what became of a journey’s people, and gives the people behind a figure as a file',
  async (stage) => {
    const welcome = (await stage.api.journeys()).find(({ name }) => name === 'Welcome');
    const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
    await phone.write('hi');
    await phone.fromBusiness('What can we do for you?').waitFor();
    await phone.tap('Opening hours');
    await phone.fromBusiness('Monday to Saturday').waitFor();

    const { page } = await JourneyCanvas.open(await stage.open(`/journeys/${welcome?.id ?? ''}`));
    await page.getByTestId('open-report').click();
    await page.getByRole('heading', { name: 'Report of Welcome' }).waitFor();
    await page
      .getByTestId('report-step-hours_text')
      .getByRole('link', { name: '1, export who came to Opening hours' })
      .waitFor();
    await page.getByText('The journey has no goal.').waitFor();
    await page.getByTestId('between').waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '1, export everybody who started' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(download.suggestedFilename()).toBe('people.csv');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Ines,+351912345678');

    // Nobody began yesterday.
    await page.getByRole('combobox', { name: 'Range' }).click();
    await page.getByRole('option', { name: 'Yesterday' }).click();
    await page.getByText('Nobody started in this time').waitFor();
  },
);
