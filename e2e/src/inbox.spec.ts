import { eventually } from './eventually';
import { Phone } from './phone';
import { story } from './story';

story('an agent answers from the inbox while the window is open, and sees how far the answer came', async (stage) => {
  const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
  await phone.write('Do you have blue scarves?');

  const inbox = await stage.open('/inbox');
  await inbox.getByRole('link', { name: /Ines/ }).click();
  const thread = inbox.getByTestId('thread');
  await thread.getByText('Do you have blue scarves?').waitFor();
  await thread.getByText('Window open').waitFor();

  // The customer looks elsewhere: the answer is delivered, and not read.
  await phone.putAway();
  await thread.getByRole('textbox', { name: 'Message' }).fill('We do, in *two* shades.');
  await thread.getByRole('button', { name: 'Send' }).click();
  const answer = thread.getByRole('listitem').filter({ hasText: 'We do, in two shades.' });
  await answer.getByRole('img', { name: 'Delivered' }).waitFor();
  await answer.getByText('From the inbox').waitFor();

  await phone.takeUp('Ines');
  await phone.fromBusiness('We do, in two shades.').waitFor();
  await answer.getByRole('img', { name: 'Read' }).waitFor();

  // What is unread is counted, and not any more once it was seen.
  await inbox.getByRole('link', { name: 'Journeys', exact: true }).click();
  await thread.waitFor({ state: 'detached' });
  await phone.write('Great, thank you!');
  await inbox.getByRole('link', { name: /1 unread in Inbox/ }).click();
  await inbox.getByRole('link', { name: /Ines.*1 unread/ }).click();
  await thread.getByText('Great, thank you!').waitFor();
  await inbox.getByRole('link', { name: 'Inbox', exact: true }).waitFor();

  await phone.moveClock('1d');
  await thread.getByText('Window closed').waitFor();
  await thread.getByText('The 24-hour window is closed.').waitFor();
  expect(await thread.getByRole('textbox', { name: 'Message' }).count()).toBe(0);

  const [conversation] = await stage.api.conversations();
  await eventually(async () => {
    expect(await stage.api.messages(conversation?.id ?? '')).toMatchObject([
      { direction: 'in', text: 'Great, thank you!' },
      { direction: 'out', text: 'We do, in *two* shades.', status: 'read', sentBy: null },
      { direction: 'in', text: 'Do you have blue scarves?' },
    ]);
  });
});
