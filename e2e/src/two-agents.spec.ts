import { isSomebodyNew } from './agents';
import { eventually } from './eventually';
import { choose } from './form-fields';
import { Keyboard } from './keyboard';
import { Phone } from './phone';
import { story } from './story';

story(
  'two agents in two browsers share out, label, note and find conversations by keyboard, and each sees what the other does',
  async (stage) => {
    const [noor, maya] = [
      await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678'),
      await Phone.ofNewCustomer(stage, 'Maya', '+34 600 11 22 33'),
    ];
    await noor.write('My parcel 40711 is lost');
    await maya.write('Do you have blue scarves?');

    // Each says who they are, in a browser of their own.
    const ines = await stage.open('/inbox');
    await isSomebodyNew(ines, 'Ines');
    const tom = await stage.open('/inbox', await stage.newPerson());
    await isSomebodyNew(tom, 'Tom');
    await tom.getByTestId('current-agent').click();
    await tom.getByRole('menuitem', { name: 'Ines' }).waitFor();
    await tom.keyboard.press('Escape');
    await tom.getByRole('menuitem', { name: 'Ines' }).waitFor({ state: 'detached' });

    // CTN-02 A conversation is given to a colleague, who sees it in their own pile at once.
    await ines.getByRole('link', { name: /Noor/ }).click();
    const bar = ines.getByTestId('who-has-it');
    await bar.getByText('The bot answers').waitFor();
    await ines.keyboard.press('a');
    await ines.getByRole('menuitem', { name: 'Tom' }).click();
    await bar.getByText('With Tom').waitFor();
    await tom.getByRole('button', { name: /^Mine\W+1$/ }).waitFor();
    await tom.keyboard.press('3');
    const own = tom.getByRole('list', { name: 'Conversations' }).getByRole('link');
    await own.filter({ hasText: 'Maya' }).waitFor({ state: 'detached' });
    await own.filter({ hasText: 'Noor' }).waitFor();

    // Notes and labels are seen by both, and by nobody else.
    await tom.keyboard.press('j');
    const thread = tom.getByTestId('thread');
    await thread.getByText('My parcel 40711 is lost').waitFor();
    await tom.keyboard.press('n');
    await new Keyboard(tom).typeInto(
      tom.getByRole('textbox', { name: 'Write a note' }),
      'The carrier calls back at noon.',
    );
    await tom.getByRole('button', { name: 'Add the note' }).click();
    await ines.getByTestId('notes').getByText('The carrier calls back at noon.').waitFor();
    await ines
      .getByTestId('notes')
      .getByText(/^Tom, /)
      .waitFor();
    await tom.keyboard.press('Escape');
    await tom.keyboard.press('l');
    await tom.getByRole('textbox', { name: 'Find or add a label' }).fill('Parcel');
    await tom.getByRole('menuitem', { name: 'Add “Parcel”' }).click();
    await bar.getByTestId('label').getByText('Parcel').waitFor();
    await tom.keyboard.press('Escape');

    // What an agent writes carries their name; the tab says what is unread.
    await thread.getByRole('textbox', { name: 'Message' }).fill('We are looking for it.');
    await thread.getByRole('button', { name: 'Send' }).click();
    await noor.fromBusiness('We are looking for it.').waitFor();
    const answer = ines.getByTestId('thread').getByRole('listitem').filter({ hasText: 'We are looking for it.' });
    await answer.getByText('Tom').waitFor();
    expect(await noor.fromBusiness('carrier').count()).toBe(0);
    await ines.waitForFunction(() => document.title === '(1) Inbox · Sendero');

    // Words of a message lead to it; a filter narrows the list.
    await ines.getByRole('searchbox').fill('scarves');
    const found = ines.getByRole('list', { name: 'Conversations' }).getByRole('link');
    await found.filter({ hasText: 'Noor' }).waitFor({ state: 'detached' });
    await found.filter({ hasText: 'blue scarves' }).click();
    await ines.locator('[data-looked-for]').getByText('Do you have blue scarves?').waitFor();
    await ines.getByRole('button', { name: 'Clear the search' }).click();
    await ines.getByTestId('more-filters').click();
    await choose(ines.getByRole('combobox', { name: 'Label' }), 'Parcel');
    await found.filter({ hasText: 'Noor' }).waitFor();

    // Resolving gives it back to the bot, for both.
    await tom.keyboard.press('Escape');
    await tom.keyboard.press('e');
    await tom.getByTestId('who-has-it').getByText('The bot answers').waitFor();
    await tom.getByText('Nothing is yours').waitFor({ state: 'detached' });
    await tom.keyboard.press('?');
    await tom.getByRole('dialog', { name: 'Keys of the inbox' }).waitFor();
  },
);

story('a team gets conversations by turns, and a notice tells whoever has one of a message', async (stage) => {
  const settings = await stage.open('/settings/inbox');
  await isSomebodyNew(settings, 'Ines');
  await settings.getByRole('button', { name: 'Add a team' }).click();
  const dialog = settings.getByRole('dialog', { name: 'Add a team' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Support');
  await choose(dialog.getByRole('combobox', { name: 'Members' }), 'Ines');
  await settings.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await settings.getByText('1 member, by turns').waitFor();

  await settings.context().grantPermissions(['notifications']);
  const notices = settings.getByRole('switch', { name: 'Show notifications' });
  // Not `check()`: it is on once the browser has allowed it.
  await notices.click();
  await eventually(async () => expect(await notices.isChecked()).toBe(true));
  await settings.evaluate(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    class Shown {
      static readonly permission = 'granted';
      onclick = null;
      constructor(title: string, { body }: NotificationOptions) {
        shown.push(`${title}: ${body}`);
      }
    }
    Object.assign(window, { Notification: Shown });
  });

  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('Hello?');
  const inbox = await stage.open('/inbox');
  await inbox.getByRole('link', { name: /Noor/ }).click();
  await inbox.getByTestId('assign').click();
  await inbox.getByRole('menuitem', { name: 'Support' }).click();
  await inbox.getByTestId('who-has-it').getByText('With Ines').waitFor();
  await phone.write('Is anybody there?');
  await settings.waitForFunction(() => {
    const shown: unknown = Reflect.get(window, 'shown');
    return Array.isArray(shown) && shown.includes('Noor: Is anybody there?');
  });
});

story('WEB-45 a conversation is handed to a bot from the inbox and taken back from it', async (stage) => {
  // Nobody answers there, so the bot is only told of it, again and again.
  await stage.api.createBot({ name: 'Parcel bot', url: 'https://bot.invalid/' });
  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('Where is my parcel?');
  const ines = await stage.open('/inbox');
  await isSomebodyNew(ines, 'Ines');
  const tom = await stage.open('/inbox', await stage.newPerson());
  await isSomebodyNew(tom, 'Tom');

  await ines.getByRole('link', { name: /Noor/ }).click();
  await ines.getByTestId('who-has-it').getByText('The bot answers').waitFor();
  await ines.keyboard.press('t');
  await ines.getByTestId('who-has-it').getByText('With Ines').waitFor();
  await ines.keyboard.press('a');
  await ines.getByRole('menuitem', { name: 'Parcel bot' }).click();
  await ines.getByTestId('who-has-it').getByText('With Parcel bot').waitFor();
  await ines.getByRole('button', { name: 'Mine', exact: true }).waitFor();

  // It lies with the bots and not with what waits for anybody.
  await tom.getByRole('button', { name: /^Bots\W+1$/ }).waitFor();
  await tom.keyboard.press('4');
  await tom.getByText('Nobody is waiting').waitFor();
  await tom.keyboard.press('6');
  await tom.getByRole('link', { name: /Noor/ }).waitFor();
  await tom.keyboard.press('j');
  await tom.getByTestId('who-has-it').getByText('With Parcel bot').waitFor();
  await tom.keyboard.press('t');
  await tom.getByTestId('who-has-it').getByText('With Tom').waitFor();
  await ines.getByTestId('who-has-it').getByText('With Tom').waitFor();
  await tom.getByRole('button', { name: /^Mine\W+1$/ }).waitFor();
  await tom.getByRole('button', { name: 'Bots', exact: true }).waitFor();
});
