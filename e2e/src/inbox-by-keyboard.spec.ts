import { eventually } from './eventually';
import { Keyboard } from './keyboard';
import { Phone } from './phone';
import { story } from './story';

story('an agent finds who wrote, takes over, answers, notes and resolves with the keyboard alone', async (stage) => {
  await stage.api.createCannedReply('hours', 'Hi {{ contact.name }}, we are open from 9 to 18.');
  const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
  await phone.write('Do you have blue scarves?');

  const page = await stage.open('/inbox');
  const keyboard = new Keyboard(page);
  const thread = page.getByTestId('thread');
  const bar = page.getByTestId('who-has-it');
  await page.getByRole('link', { name: /Ines/ }).waitFor();
  await keyboard.press('j');
  await thread.getByText('Do you have blue scarves?').waitFor();
  await keyboard.press('t');
  await bar.getByText('With people').waitFor();

  // A reply that the team keeps ready, filled in for Ines.
  await keyboard.press('r');
  await keyboard.typeInto(thread.getByRole('textbox', { name: 'Message' }), '/hou');
  await thread.getByRole('option', { name: /hours/ }).waitFor();
  await keyboard.press('Enter');
  await eventually(async () =>
    expect(await thread.getByRole('textbox', { name: 'Message' }).inputValue()).toBe(
      'Hi Ines, we are open from 9 to 18.',
    ),
  );
  await keyboard.press('Enter');
  await phone.fromBusiness('Hi Ines, we are open from 9 to 18.').waitFor();

  await keyboard.press('Escape');
  await keyboard.press('n');
  await keyboard.typeInto(page.getByRole('textbox', { name: 'Write a note' }), 'Asked for scarves.');
  await keyboard.tabTo(page.getByRole('button', { name: 'Add the note' }));
  await keyboard.press('Enter');
  await page.getByText(/^Somebody, /).waitFor();
  await page.getByText('Asked for scarves.', { exact: true }).waitFor();

  await keyboard.press('Escape');
  await keyboard.press('e');
  await bar.getByText('The bot answers').waitFor();
});
