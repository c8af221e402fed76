import { readFile } from 'node:fs/promises';
import { eventually } from './eventually';
import { choose } from './form-fields';
import { Phone } from './phone';
import { story } from './story';

story(
  'the dashboard is the first page, counts while it is looked at, is exact after a reload, and gives who is behind a figure (NET-08)',
  async (stage) => {
    const page = await stage.open('/');
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.getByText('Nothing happened in this time').waitFor();

    // Somebody walks the demo journey; the page tells by itself.
    const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
    await phone.write('hi');
    await phone.fromBusiness('What can we do for you?').waitFor();
    const figure = async (name: string) => (await page.getByTestId(name).textContent()) ?? '';
    await eventually(async () => {
      expect(await figure('traffic-in')).toBe('1');
      expect(await figure('funnel-targeted-people')).toBe('1');
      expect(await figure('funnel-read-people')).toBe('1');
      expect(await figure('tile-active')).toBe('1');
    });
    await page.getByRole('link', { name: 'Welcome', exact: true }).waitFor();
    await page.getByText('Nothing failed and nothing was blocked in this time.').waitFor();

    await phone.tap('Opening hours');
    await phone.fromBusiness('Monday to Saturday').waitFor();
    await eventually(async () => {
      expect(await figure('traffic-in')).toBe('2');
      expect(await figure('funnel-replied-people')).toBe('1');
      expect(await figure('funnel-read-messages')).toBe(await figure('funnel-users-messages'));
    });

    const all = ['traffic-in', 'traffic-out', 'funnel-targeted-people', 'funnel-sent-messages', 'tile-active'];
    // Once nothing moves any more, what was told by itself is what is fetched.
    await eventually(async () => {
      const before = await Promise.all(all.map(figure));
      await page.reload();
      await page.getByTestId('funnel-targeted-people').waitFor();
      expect(await Promise.all(all.map(figure))).toEqual(before);
    });

    // Who is behind a figure comes as a file.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '1, export people who replied' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(download.suggestedFilename()).toBe('replied.csv');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Ines,+351912345678');

    // Another time is another address.
    await choose(page.getByRole('combobox', { name: 'Range' }), 'Yesterday');
    await page.getByText('Nothing happened in this time').waitFor();
    expect(page.url()).toContain('range=yesterday');
    await page.getByRole('link', { name: 'Journeys', exact: true }).click();
    await page.getByRole('link', { name: 'Sendero, to the dashboard' }).click();
    await eventually(async () => expect(await figure('traffic-in')).toBe('2'));
  },
);
