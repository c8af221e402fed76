import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { Phone } from './phone';
import type { Stage } from './stage';
import { story } from './story';

story('a rule is made on the screen, tried, moved up, and answers a customer (WEB-45)', async (stage) => {
  const rules = await stage.open('/rules');
  await rules.getByText('No rules yet').waitFor();
  await rules.getByRole('button', { name: 'Answer a question that comes again and again' }).click();
  const form = rules.getByTestId('rule-drawer');
  await form.getByRole('textbox', { name: 'Text' }).fill('We open at nine, {{ contact.name }}.');
  await form.getByRole('button', { name: 'Add the rule' }).click();
  await rules.getByRole('button', { name: 'Opening hours', exact: true }).waitFor();

  // It is tried without anything being sent.
  await rules.getByRole('textbox', { name: 'Text' }).fill('What are your hours?');
  await rules.getByTestId('try-outcome').getByText('Opening hours').waitFor();
  await rules.getByRole('textbox', { name: 'Text' }).fill('Stop');
  await rules.getByTestId('try-outcome').getByText('opts out').waitFor();
  await rules.getByRole('textbox', { name: 'Text' }).fill('hi, are you open?');
  await rules.getByTestId('try-outcome').getByText('Welcome').waitFor();

  // The journey before it is asked first, until the rule is moved up: by keyboard, and by dragging.
  expect(await orderOf(stage)).toEqual(['Welcome', 'Opening hours']);
  await rules.getByRole('button', { name: 'Move Opening hours' }).press('Home');
  await rules.getByText('Opening hours: 1 of 3').waitFor({ state: 'attached' });
  await eventually(async () => expect(await orderOf(stage)).toEqual(['Opening hours', 'Welcome']));
  await rules.getByTestId('try-outcome').getByText('We open at nine').waitFor();
  await drag(rules, 'Opening hours', 'New journeys');
  await eventually(async () => expect(await orderOf(stage)).toEqual(['Welcome', 'Opening hours']));
  await rules.getByTestId('try-outcome').getByText('Welcome').waitFor();
  await drag(rules, 'Opening hours', 'Welcome');
  await eventually(async () => expect(await orderOf(stage)).toEqual(['Opening hours', 'Welcome']));

  const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
  await phone.write('hi, are you open?');
  await phone.fromBusiness('We open at nine, Ines.').waitFor();

  // The inbox says who answered, and leads back to the rule.
  const inbox = await stage.open('/inbox');
  await inbox.getByRole('link', { name: /Ines/ }).click();
  await inbox.getByTestId('thread').getByRole('link', { name: 'Rule · Opening hours' }).click();
  await inbox.getByTestId('rule-drawer').getByRole('textbox', { name: 'Name' }).waitFor();
  await inbox.keyboard.press('Escape');

  // Switched off, it is passed over.
  await inbox.getByRole('switch', { name: 'Opening hours is on' }).press('Space');
  await eventually(async () => {
    const { before } = await stage.api.rules();
    expect(before).toMatchObject([{ enabled: false, taken: { today: 1, total: 1 } }, { name: 'Welcome' }]);
  });
  await phone.write('hello again');
  await phone.fromBusiness().nth(1).waitFor();
  expect(await phone.fromBusiness('We open at nine').count()).toBe(1);
});

async function orderOf(stage: Stage): Promise<readonly string[]> {
  const { before, unplaced, after } = await stage.api.rules();
  return [...before, ...unplaced, ...after].map((item) => (item.type === 'rule' ? item.definition.name : item.name));
}

/** Drags a line by its handle onto another one. */
async function drag(page: Page, moved: string, onto: string): Promise<void> {
  const [from, to] = await Promise.all(
    [moved, onto].map((name) => page.getByRole('button', { name: `Move ${name}` }).boundingBox()),
  );
  if (!from || !to) throw new Error('A line can not be seen.');
  const down = to.y > from.y;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + (down ? 60 : -4), { steps: 8 });
  await page.mouse.up();
}
