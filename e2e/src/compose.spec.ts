import { setTimeout as sleep } from 'node:timers/promises';
import { TYPING_EVERY_MS } from '@sendero/shared';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
import { choose } from './form-fields';
import { Phone } from './phone';
import { story } from './story';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAFElEQVR4nGNsaGhgwA2Y8MiNYGkA22EBlPG3fjQAAAAASUVORK5CYII=',
  'base64',
);

story('an agent answers with canned replies, files, quotes, reactions and a template', async (stage) => {
  // What the team keeps ready.
  const settings = await stage.open('/settings');
  await settings.getByRole('button', { name: 'New reply' }).click();
  const dialog = settings.getByRole('dialog', { name: 'New canned reply' });
  await dialog.getByRole('textbox', { name: 'Shortcut' }).fill('hours');
  await dialog.getByRole('textbox', { name: 'Reply' }).fill('Hi {{ contact.name }}, we are open from 9 to 18.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await settings.getByRole('list', { name: 'Canned replies' }).getByText('/hours').waitFor();
  await settings.close();

  const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
  await phone.write('When do you open?');
  const inbox = await stage.open('/inbox');
  await inbox.getByRole('link', { name: /Ines/ }).click();
  const thread = inbox.getByTestId('thread');
  const field = thread.getByRole('textbox', { name: 'Message' });
  await thread.getByText('When do you open?').waitFor();

  // The phone shows that it was read, and that somebody types.
  await phone.fromCustomer('When do you open?').getByRole('img', { name: 'Read' }).waitFor();
  await field.pressSequentially('/ho');
  await phone.page.getByText('typing…').waitFor();
  await thread.getByRole('option', { name: /hours/ }).waitFor();
  await field.press('Enter');
  await eventually(async () => expect(await field.inputValue()).toBe('Hi Ines, we are open from 9 to 18.'));
  await field.press('Enter');
  await phone.fromBusiness('Hi Ines, we are open from 9 to 18.').waitFor();

  // A file by upload; one that WhatsApp would not take is refused at once.
  await thread.locator('input[type=file]').setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer: PICTURE });
  await thread.getByText('WhatsApp takes no files of the type text/html.').waitFor();
  await thread.locator('input[type=file]').setInputFiles({ name: 'shop.png', mimeType: 'image/png', buffer: PICTURE });
  await thread.getByTestId('attached').getByText('Picture').waitFor();
  await field.fill('Our shop');
  await field.press('Enter');
  await thread.getByTestId('attached').waitFor({ state: 'detached' });
  const sent = thread.getByRole('listitem').filter({ hasText: 'Our shop' });
  await eventually(async () => {
    expect(await sent.locator('img').evaluate(isDrawn)).toBe(true);
  });
  await eventually(async () => {
    expect(await phone.fromBusiness('Our shop').locator('img').evaluate(isDrawn)).toBe(true);
  });

  // Quotes, both ways.
  const question = thread.getByRole('listitem').filter({ hasText: 'When do you open?' }).first();
  await question.hover();
  await question.getByRole('button', { name: /^Answer/ }).click();
  await thread.getByTestId('answering').getByText('When do you open?').waitFor();
  await field.fill('On Sundays, too');
  await field.press('Enter');
  await phone.fromBusiness('On Sundays, too').getByText('When do you open?').waitFor();
  await phone.fromBusiness('On Sundays, too').hover();
  await phone
    .fromBusiness('On Sundays, too')
    .getByRole('button', { name: /^Reply/ })
    .click();
  await phone.write('Until when?');
  const answer = thread.getByRole('listitem').filter({ hasText: 'Until when?' });
  await answer.getByRole('button', { name: /On Sundays, too/ }).waitFor();

  // Reactions, both ways; ours is changed and taken back.
  await answer.hover();
  await answer.getByRole('button', { name: /^React/ }).click();
  await inbox.getByRole('button', { name: 'Thumbs up' }).click();
  await phone.fromCustomer('Until when?').getByRole('img', { name: 'Reactions: 👍' }).waitFor();
  await answer.getByTestId('reactions').getByText('👍').waitFor();
  await answer.hover();
  await answer.getByRole('button', { name: /^React/ }).click();
  await inbox.getByRole('button', { name: 'Take “Thumbs up” back' }).click();
  await phone
    .fromCustomer('Until when?')
    .getByRole('img', { name: /Reactions/ })
    .waitFor({ state: 'detached' });
  await phone.fromBusiness('Our shop').hover();
  await phone
    .fromBusiness('Our shop')
    .getByRole('button', { name: /^React/ })
    .click();
  await phone.page.getByRole('button', { name: '❤️' }).click();
  await sent.getByTestId('reactions').getByText('❤️').waitFor();

  // A link that leads nowhere fails, and the bubble says why.
  stage.expectErrors(/ERR_NAME_NOT_RESOLVED/);
  await thread.getByRole('button', { name: 'Attach' }).click();
  await inbox.getByRole('menuitem', { name: 'A file by its link' }).click();
  await inbox.getByRole('textbox', { name: 'Link to the file' }).fill('https://gone.invalid/price-list.png');
  await inbox.getByRole('button', { name: 'Attach', exact: true }).last().click();
  await thread.getByRole('button', { name: 'Send' }).click();
  await thread.getByText('WhatsApp could not fetch or use the linked file.').waitFor();

  // Shut, a template is offered; without consent it stays here, and says so.
  await phone.moveClock('1d');
  await thread.getByText('The 24-hour window is closed.').waitFor();
  await thread.getByRole('button', { name: 'Send a template' }).click();
  const templates = inbox.getByRole('dialog', { name: 'A template for Ines' });
  await choose(templates.getByRole('combobox', { name: 'Template' }), 'still_there · English');
  await templates.getByRole('textbox', { name: 'Body variable 1' }).fill('{{ contact.name }}');
  await templates.getByText('Hello Ines, you asked us something yesterday.').waitFor();
  stage.expectErrors(/409/);
  await templates.getByRole('button', { name: 'Send the template' }).click();
  await templates.getByText('The contact has not opted in to messages of this kind.').waitFor();
  const [conversation] = await stage.api.conversations();
  await stage.api.optIn(conversation?.contact.id ?? '', 'utility');
  await templates.getByRole('button', { name: 'Send the template' }).click();
  await phone.fromBusiness('Hello Ines, you asked us something yesterday.').waitFor();
});

story('two agents who write in the same conversation are warned', async (stage) => {
  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('Is anybody there?');
  const first = await stage.open('/inbox');
  await first.getByRole('link', { name: /Noor/ }).click();
  const second = await stage.open(new URL(first.url()).pathname, await stage.newPerson());
  const fieldOf = (page: Page) => page.getByTestId('thread').getByRole('textbox', { name: 'Message' });
  const [mine, theirs] = [fieldOf(first), fieldOf(second)];
  for (const page of [first, second]) await page.getByTestId('thread').getByText('Is anybody there?').waitFor();
  // Who has not heard yet that the other is there would not hear of the typing either: see something arrive first.
  await phone.write('Hello?');
  for (const page of [first, second]) await page.getByTestId('thread').getByText('Hello?').waitFor();
  await typesUntil(theirs, first.getByTestId('typing-notice').getByText('is typing…'));
  expect(await second.getByTestId('typing-notice').count()).toBe(0);
  await typesUntil(mine, second.getByTestId('typing-notice').getByText('Agree on who answers'));
  await typesUntil(theirs, first.getByTestId('typing-notice').getByText('Agree on who answers'));
  await theirs.press('Enter');
  await first.getByTestId('typing-notice').waitFor({ state: 'detached' });
  await phone.fromBusiness('Here I am').waitFor();
});

story('an agent on a slow line is heard as soon as the line stands', async (stage) => {
  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('Is anybody there?');
  const first = await stage.open('/inbox');
  await first.getByRole('link', { name: /Noor/ }).click();
  await first.getByTestId('thread').getByText('Is anybody there?').waitFor();
  const farAway = await stage.newPerson();
  let connect: () => void = () => undefined;
  const line = new Promise<void>((resolve) => (connect = resolve));
  await farAway.route('**/socket.io/**', async (route) => {
    await line;
    await route.continue();
  });
  const second = await stage.open(new URL(first.url()).pathname, farAway);
  await second.getByTestId('thread').getByRole('textbox', { name: 'Message' }).pressSequentially('I am');
  // All that is ever said of one word is said before the line stands.
  await sleep(TYPING_EVERY_MS + 500);
  connect();
  await first.getByTestId('typing-notice').getByText('is typing…').waitFor();
});

/** Goes on writing until somebody sees it: what is told of a key runs out by itself, on a slow machine before anybody looked. */
async function typesUntil(field: Locator, seen: Locator): Promise<void> {
  await field.fill('Here I am');
  await eventually(async () => {
    await field.press('!');
    await seen.waitFor({ timeout: 1_000 });
  });
}

function isDrawn(picture: Element): boolean {
  return 'naturalWidth' in picture && Number(picture.naturalWidth) > 0;
}
