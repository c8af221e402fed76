import { readFile } from 'node:fs/promises';
import { eventually } from './eventually';
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
    // A report is of the moment in which it is opened, and what a message cost comes with its receipts.
    const [conversation] = await stage.api.conversations();
    await eventually(async () => {
      const messages = await stage.api.messages(conversation?.id ?? '');
      const statuses = messages.flatMap((message) => (message.direction === 'out' ? [message.status] : []));
      expect(statuses).toEqual(['read', 'read']);
    });

    const { page } = await JourneyCanvas.open(await stage.open(`/journeys/${welcome?.id ?? ''}`));
    await page.getByTestId('open-report').click();
    await page.getByRole('heading', { name: 'Report of Welcome' }).waitFor();
    await page
      .getByTestId('report-step-hours_text')
      .getByRole('link', { name: '1, export who came to Opening hours' })
      .waitFor();
    await page.getByText('The journey has no goal.').waitFor();
    await page.getByTestId('between').waitFor();
    await page.getByTestId('charge-service').getByRole('cell', { name: 'No, inside the service window' }).waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '1, export everybody who started' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(download.suggestedFilename()).toBe('people.csv');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Ines,+351912345678');

    // The same on the canvas: figures on steps and connections, and the people behind a connection.
    await page.getByTestId('open-heat').click();
    await page.getByTestId('came-hours_text').getByText('1 came').waitFor();
    await page.getByTestId('came-offer').getByText('0 came').waitFor();
    await page.getByTestId('heat-choice:hours').getByText('1', { exact: true }).waitFor();
    await (await JourneyCanvas.open(page)).pressCard('hours_text');
    const [along] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('step-figures').getByRole('link', { name: /→/ }).first().click(),
    ]);
    expect(await readFile(await along.path(), 'utf8')).toContain('Ines,+351912345678');
    await page.getByRole('link', { name: 'The report' }).click();
    await page.getByRole('heading', { name: 'Report of Welcome' }).waitFor();

    // Nobody began yesterday.
    await page.getByRole('combobox', { name: 'Range' }).click();
    await page.getByRole('option', { name: 'Yesterday' }).click();
    await page.getByText('Nobody started in this time').waitFor();
  },
);
