import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { freePort } from '@sendero/migrations';
import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { choose } from './form-fields';
import { Phone } from './phone';
import { smallestJourney } from './small-journeys';
import type { Stage } from './stage';
import { story } from './story';

const SAMPLE = path.resolve(__dirname, '../../examples/bot/bot.mjs');

story('a rule gives conversations to a bot, which answers until it resolves them (WEB-45)', async (stage) => {
  const port = String(await freePort());
  const page = await stage.open('/settings/webhooks');
  const secrets = await addBot(page, `http://127.0.0.1:${port}/`);
  const bot = await startSample({ SENDERO_URL: stage.product.url, PORT: port, ...secrets });
  try {
    await isAnswered(stage, page);
  } finally {
    bot.kill();
  }
});

async function isAnswered(stage: Stage, settings: Page): Promise<void> {
  const { id } = await stage.api.createJourney('Thanks', smallestJourney('thanks'));
  await stage.api.publish(id);
  await addRule(await stage.open('/rules'));
  const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
  await phone.write('I have a question about my parcel');
  await phone.fromBusiness('You said “I have a question about my parcel”. What would you like?').waitFor();
  await settings.getByText('Has one conversation').waitFor();

  const inbox = await stage.open('/inbox');
  await inbox.getByRole('link', { name: /Ines/ }).click();
  const bar = inbox.getByTestId('who-has-it');
  await bar.getByText('Parcel bot').first().waitFor();

  // Taps reach the bot too, and a journey that listens to the word does not get in between.
  await phone.tap('Opening hours');
  await phone.fromBusiness('We are open from 9 to 6.').waitFor();
  await phone.write('Thanks');
  await phone.fromBusiness('You said “Thanks”').waitFor();
  await phone.tap('Nothing, thanks');
  await phone.fromBusiness('Goodbye!').waitFor();

  // It gave the conversation back: the journey has the next message.
  await bar.getByText('Parcel bot').first().waitFor({ state: 'detached' });
  await settings.getByText('Has no conversation now').waitFor();
  await phone.write('Thanks');
  const [contact] = await stage.api.contacts();
  await eventually(async () =>
    expect(await stage.api.runs(contact?.id ?? '')).toMatchObject([{ journeyName: 'Thanks', status: 'ended' }]),
  );
  expect(await phone.fromBusiness('You said “Thanks”').count()).toBe(1);
}

/** Adds it on the screen, and answers what is shown once, as the sample takes it. */
async function addBot(page: Page, url: string): Promise<NodeJS.ProcessEnv> {
  await page.getByText('No bots yet').waitFor();
  await page.getByRole('button', { name: 'New bot' }).click();
  const form = page.getByTestId('bot-drawer');
  await form.getByRole('textbox', { name: 'Name' }).fill('Parcel bot');
  await form.getByRole('textbox', { name: 'Address' }).fill(url);
  await form.getByRole('button', { name: 'Add the bot' }).click();
  const shown = page.getByRole('dialog', { name: 'The secrets of Parcel bot' });
  await shown.locator('pre').nth(1).waitFor();
  const [secret, token] = await shown.locator('pre').allTextContents();
  await shown.getByRole('button', { name: 'I have kept it' }).click();
  return { SENDERO_SECRET: secret, SENDERO_TOKEN: token };
}

async function addRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New rule' }).first().click();
  const form = page.getByTestId('rule-drawer');
  await form.getByRole('textbox', { name: 'Name' }).fill('Parcels');
  const words = form.getByLabel('Words', { exact: true });
  await words.fill('parcel');
  await words.press('Enter');
  await choose(form.getByRole('combobox', { name: 'Do this' }), 'Hand over to a bot');
  await choose(form.getByRole('combobox', { name: 'Bot', exact: true }), 'Parcel bot');
  await form.getByRole('button', { name: 'Add the rule' }).click();
  await page.getByRole('button', { name: 'Parcels', exact: true }).waitFor();
}

async function startSample(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const sample = spawn(process.execPath, [SAMPLE], { env });
  await new Promise<void>((resolve, reject) => {
    sample.stdout.once('data', () => resolve());
    sample.stderr.once('data', (said: Buffer) => reject(new Error(said.toString())));
  });
  return sample;
}
