import type { Screen } from './screen';

/** The settings and what is reached from them. */
export const settingsScreens: readonly Screen[] = [
  {
    name: 'inbox settings',
    address: () => '/settings/inbox',
    async ready(page) {
      await page.getByText('1 member, by turns').waitFor();
      await page.getByRole('list', { name: 'Labels' }).getByText('Refund').waitFor();
    },
  },
  {
    name: 'inbox settings, adding an agent',
    address: () => '/settings/inbox',
    async ready(page) {
      await page.getByRole('button', { name: 'Add an agent' }).click();
      await page.getByRole('dialog', { name: 'Add an agent' }).getByRole('button', { name: 'Save' }).waitFor();
    },
  },
  { name: 'settings', address: () => '/settings', ready: (page) => page.getByText('Webhook address').waitFor() },
  {
    name: 'chat links',
    address: () => '/settings/chat-links',
    async ready(page) {
      await page.getByRole('textbox', { name: 'Text', exact: true }).fill('tour');
      await page.getByTestId('landing').getByText('The journey “Tour” starts with it').waitFor();
      await page
        .frameLocator('iframe[title="Preview of the button"]')
        .getByRole('link', { name: /^Message us/ })
        .waitFor();
    },
  },
  {
    name: 'settings, writing a canned reply',
    address: () => '/settings',
    async ready(page) {
      await page.getByText('/hours').waitFor();
      await page.getByRole('button', { name: 'New reply' }).click();
      await page.getByRole('textbox', { name: 'Shortcut' }).waitFor();
    },
  },
  {
    name: 'webhooks and bots',
    address: () => '/settings/webhooks',
    ready: (page) => page.getByRole('link', { name: 'Parcel bot' }).waitFor(),
  },
  {
    name: 'webhooks, the form of one',
    address: () => '/settings/webhooks',
    async ready(page) {
      await page.getByRole('button', { name: 'New webhook' }).click();
      await page.getByRole('checkbox', { name: 'Receipts' }).check();
      await page.getByRole('combobox', { name: 'Receipts and runs of' }).waitFor();
    },
  },
  {
    name: 'webhooks, a new secret',
    address: () => '/settings/webhooks',
    async ready(page) {
      await page.getByRole('button', { name: 'Actions for Parcel bot' }).click();
      await page.getByRole('menuitem', { name: 'New secret…' }).click();
      await page.getByRole('button', { name: 'Make a new secret' }).click();
      await page.getByRole('button', { name: 'I have kept it' }).waitFor();
    },
  },
  {
    name: 'webhooks, the log of one',
    address: ({ webhook }) => `/settings/webhooks/${webhook}`,
    async ready(page) {
      await page.getByTestId('delivery-row').first().waitFor();
    },
  },
  {
    name: 'webhooks, one delivery',
    address: ({ webhook }) => `/settings/webhooks/${webhook}`,
    async ready(page) {
      await page.getByTestId('delivery-row').first().getByRole('button').click();
      await page.getByTestId('delivery').getByText('What is sent').waitFor();
    },
  },
];
