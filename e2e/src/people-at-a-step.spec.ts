import { readFile } from 'node:fs/promises';
import { choose } from './form-fields';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story(
  'who is at a step is listed, found and exported (NET-08), and a segment is built and counted (CTN-11)',
  async (stage) => {
    const { id } = await stage.api.createJourney('Reminder', remindingJourney('remind me'));
    await stage.api.publish(id);
    for (const [name, number] of [
      ['Noor', '+31 6 1234 5678'],
      ['Ines', '+351 912 345 678'],
    ] as const) {
      const phone = await Phone.ofNewCustomer(stage, name, number);
      if (name === 'Noor') await phone.write('START');
      await phone.write('Remind me');
      await phone.fromBusiness('We will come back to you.').waitFor();
      await phone.page.close();
    }

    const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${id}?mode=live`));
    const { page } = canvas;
    await canvas.showsFigures('Pause', { entered: 2, here: 2, left: { Next: 0 } });
    await canvas.card('Pause').click({ position: { x: 60, y: 12 } });
    const people = page.getByRole('complementary', { name: 'People at “Pause”' });
    await people.getByRole('link', { name: /Noor/ }).waitFor();
    await people.getByRole('link', { name: /Ines/ }).waitFor();
    await people.getByRole('searchbox', { name: 'Search a name or number' }).fill('ine');
    await people.getByRole('link', { name: /Noor/ }).waitFor({ state: 'detached' });
    const downloading = page.waitForEvent('download');
    await people.getByTestId('people-export').click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    expect(file.trim().split('\r\n')).toEqual([
      expect.stringContaining('phone'),
      expect.stringMatching(/Ines.*351912345678/),
    ]);

    await canvas.card('Promise').click({ position: { x: 60, y: 12 } });
    const left = page.getByRole('complementary', { name: 'People at “Promise”' });
    await left.getByText('Nobody is here at the moment.').waitFor();
    await choose(left.getByRole('combobox', { name: 'Which people' }), 'Left by “Sent”');
    await left.getByRole('link', { name: /Noor/ }).waitFor();

    const builder = await stage.open('/segments/new');
    await builder.getByRole('textbox', { name: 'Name' }).first().fill('Opted in');
    await choose(builder.getByRole('combobox', { name: 'Looks at' }), 'Consent');
    await choose(builder.getByRole('combobox', { name: 'Topic' }), 'marketing');
    await builder.getByTestId('segment-count').getByText('1 of 2 contacts').waitFor();
    await builder.getByRole('button', { name: 'Save' }).click();
    const members = builder.getByRole('list', { name: 'Members' });
    await members.getByRole('link', { name: 'Noor' }).waitFor();
    expect(await members.getByRole('listitem').count()).toBe(1);
    expect(await stage.api.segments()).toMatchObject([
      { name: 'Opted in', definition: { conditions: [{ subject: 'consent', topic: 'marketing', is: 'in' }] } },
    ]);
  },
);
