import type { Locator } from 'playwright-core';
import { JourneyCanvas } from './journey-canvas';
import { namedEdges, nodeNamed } from './journey-names';
import { Keyboard } from './keyboard';
import { story } from './story';

story('a journey is drawn and published with the keyboard alone', async (stage) => {
  const page = await stage.open('/journeys');
  const keyboard = new Keyboard(page);
  const form = page.getByRole('complementary', { name: /^Settings of/ });
  const field = (name: string): Locator => form.getByRole('textbox', { name, exact: true });

  /** With a step selected: goes into its form and names it. */
  const name = async (title: string) => {
    await form.waitFor();
    await keyboard.press('e');
    await keyboard.fill(form.getByLabel('Name', { exact: true }).first(), title);
  };
  /** With a step selected: leads its next free output to another step, which is named when it is new. */
  const connect = async (to: string, title?: string) => {
    await keyboard.press('c');
    await keyboard.pick(/^Connect/, to);
    if (title !== undefined) await name(title);
  };
  /** Goes from the form back to the canvas. */
  const leaveForm = () => keyboard.press('Escape');
  const find = async (title: string) => {
    await keyboard.press('/');
    await keyboard.pick(/^Find a step/, title);
    await page.getByRole('complementary', { name: `Settings of ${title}` }).waitFor();
  };

  await keyboard.tabTo(page.getByRole('button', { name: 'New journey' }));
  await keyboard.press('Enter');
  await keyboard.typeInto(page.getByRole('dialog').getByLabel('Name'), 'Coffee or tea');
  await keyboard.press('Enter');
  const canvas = await JourneyCanvas.open(page);

  await keyboard.tabTo(page.getByTestId('palette-trigger.message'));
  await keyboard.press('Enter');
  await name('Thirsty');
  await keyboard.tabTo(form.getByLabel('Words', { exact: true }));
  await keyboard.press('Backspace');
  await keyboard.type('drinks');
  await keyboard.press('Enter');
  await leaveForm();

  await connect('WhatsApp Send', 'Ask');
  await keyboard.choose(form.getByRole('combobox', { name: 'Kind of message' }), 'Reply buttons');
  await keyboard.fill(field('Body'), 'What would you like?');
  await keyboard.fill(field('Button 1'), 'Coffee');
  await keyboard.fill(field('Button 2'), 'Tea');
  await leaveForm();

  await connect('Receive', 'Answer');
  await keyboard.tabTo(form.getByRole('button', { name: 'Take the 2 choices offered before' }));
  await keyboard.press('Enter');
  await keyboard.tabTo(form.getByRole('button', { name: 'Delete Yes' }));
  await keyboard.press('Enter');
  await find('Answer');

  await connect('WhatsApp Send', 'Coffee comes');
  await keyboard.fill(field('Text'), 'Coffee is on its way');
  await leaveForm();
  await connect('End', 'Served');
  await leaveForm();

  await find('Answer');
  await connect('WhatsApp Send', 'Tea comes');
  await keyboard.fill(field('Text'), 'Tea is on its way');
  await leaveForm();
  await connect('Served');

  await find('Answer');
  await connect('Served');
  await connect('Served');
  await keyboard.press('Shift+L');

  await canvas.noProblems();
  await canvas.saved();
  await keyboard.tabTo(page.getByTestId('publish'));
  await keyboard.press('Enter');
  await page.getByTestId('version').waitFor();
  await keyboard.tabBackTo(page.getByRole('radio', { name: 'Design' }));
  for (const mode of ['simulate', 'live']) {
    await keyboard.press('ArrowRight');
    await page.waitForURL(new RegExp(`mode=${mode}`));
    await canvas.settle();
  }
  await canvas.showsFigures('Thirsty', { entered: 0, here: 0, left: { Next: 0 } });

  const { draft, status } = await stage.api.journey(canvas.id);
  expect(status).toBe('live');
  expect(namedEdges(draft)).toEqual([
    'Answer: Coffee → Coffee comes',
    'Answer: No reply → Served',
    'Answer: Other → Served',
    'Answer: Tea → Tea comes',
    'Ask: Sent → Answer',
    'Coffee comes: Sent → Served',
    'Tea comes: Sent → Served',
    'Thirsty: Next → Ask',
  ]);
  expect(nodeNamed(draft, 'Thirsty').config).toEqual({
    match: { type: 'keyword', how: 'exact', words: ['drinks'] },
  });
});
