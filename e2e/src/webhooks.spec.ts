import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { isSignedWith, openOtherSystem, type OtherSystem, type Posted } from './other-system';
import { Phone } from './phone';
import type { Stage } from './stage';
import { story } from './story';

story(
  'another system is told of messages, signed; what it refused is looked at and sent again (WEB-32, WEB-37)',
  async (stage) => {
    const crm = await openOtherSystem();
    try {
      await isTold(stage, crm);
    } finally {
      await crm.close();
    }
  },
);

async function isTold(stage: Stage, crm: OtherSystem): Promise<void> {
  const page = await stage.open('/settings/webhooks');
  const secret = await addWebhook(page, crm.url);

  await page.getByRole('link', { name: 'CRM' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText(/^Answered 204 in/).waitFor();
  expect(crm.posted).toMatchObject([{ event: { type: 'webhook.test' } }]);

  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('Where is my parcel?');
  const rows = page.getByTestId('delivery-row');
  await rows.filter({ hasText: 'Delivered' }).waitFor();
  const [, told] = crm.posted;
  expect(told?.event).toMatchObject({
    type: 'message.received',
    contact: { name: 'Noor', phone: '+31612345678' },
    data: { message: { text: 'Where is my parcel?' } },
  });
  expect(crm.posted.map((one) => isSignedWith(secret, one))).toEqual([true, true]);

  // What it says no to is given up, with what it said.
  crm.answerWith(422, 'No such customer');
  await phone.write('Hello?');
  await rows.filter({ hasText: 'Given up' }).getByRole('button', { name: 'Incoming message' }).click();
  const drawer = page.getByTestId('delivery');
  await drawer.getByText(/^Answered 422 in/).waitFor();
  await drawer.getByText('No such customer').waitFor();
  await drawer.getByText('"text": "Hello?"').waitFor();

  // Mended, it gets the same event once more.
  crm.answerWith(204);
  await drawer.getByRole('button', { name: 'Send it again' }).click();
  await drawer.getByText(/^Answered 204 in/).waitFor();
  await page.keyboard.press('Escape');
  await eventually(async () => expect(await rows.filter({ hasText: 'Delivered' }).count()).toBe(2));
  const [refused, taken] = crm.posted.slice(2);
  expect(taken?.event).toEqual(refused?.event);
  expect(crm.posted).toHaveLength(4);

  // A file has an address of its own, which leads to where WhatsApp has it.
  await phone.page.getByTestId('attach').click();
  await phone.page.getByTestId('attach-document').click();
  await phone.page.getByTestId('attach-link').fill('https://files.example/form.pdf');
  await phone.page.getByTestId('attach-submit').click();
  await eventually(async () => expect(crm.posted).toHaveLength(5));
  const address = fileOf(crm.posted[4]);
  const file = await fetch(address, { redirect: 'manual', headers: { 'x-forwarded-for': '8.8.8.8' } });
  expect([file.status, file.headers.get('location')]).toEqual([302, 'https://files.example/form.pdf']);
}

function fileOf(posted: Posted | undefined): string {
  if (posted?.event.type !== 'message.received') throw new Error('It is not a message.');
  return String(posted.event.data.message.content['url']);
}

/** Adds it on the screen, and answers the secret that is shown once. */
async function addWebhook(page: Page, url: string): Promise<string> {
  await page.getByText('No webhooks yet').waitFor();
  await page.getByRole('button', { name: 'New webhook' }).click();
  const form = page.getByTestId('webhook-drawer');
  await form.getByRole('textbox', { name: 'Name' }).fill('CRM');
  await form.getByRole('textbox', { name: 'Address' }).fill(url);
  await form.getByRole('button', { name: 'Add the webhook' }).click();
  const shown = page.getByRole('dialog', { name: 'The secret of CRM' });
  const secret = await shown.locator('pre').textContent();
  await shown.getByRole('button', { name: 'I have kept it' }).click();
  return secret ?? '';
}
