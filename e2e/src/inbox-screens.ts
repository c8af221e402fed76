import { choose } from './form-fields';
import type { Screen } from './screen';

/** The inbox and what can be done with a conversation. */
export const inboxScreens: readonly Screen[] = [
  {
    name: 'inbox, with a thread',
    address: ({ conversation }) => `/inbox/${conversation}`,
    ready: (page) => page.getByTestId('thread').getByText('What can we do for you?').waitFor(),
  },
  {
    name: 'inbox, with what can be put into an answer',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      const thread = page.getByTestId('thread');
      await thread.getByTestId('reactions').waitFor();
      const question = thread.locator('[data-direction=in]').last();
      await question.hover();
      await question.getByRole('button', { name: /^Answer/ }).click();
      await thread.getByRole('textbox', { name: 'Message' }).fill('/');
      await thread.getByRole('option', { name: /hours/ }).waitFor();
    },
  },
  {
    name: 'inbox, choosing a template',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      await page.getByRole('button', { name: 'Attach' }).click();
      await page.getByRole('menuitem', { name: 'A template' }).click();
      await choose(page.getByRole('combobox', { name: 'Template' }), 'still_there · English');
      await page.getByText('you asked us something yesterday').waitFor();
    },
  },
  {
    name: 'inbox, attaching a file by its link',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      await page.getByRole('button', { name: 'Attach' }).click();
      await page.getByRole('menuitem', { name: 'A file by its link' }).click();
      await page.getByRole('textbox', { name: 'Link to the file' }).waitFor();
    },
  },
  {
    name: 'inbox, assigning a conversation',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      await page.getByTestId('thread').getByText('What can we do for you?').waitFor();
      await page.keyboard.press('a');
      await page.getByRole('menuitem', { name: 'Support' }).waitFor();
    },
  },
  {
    name: 'inbox, with words that were found and more filters',
    address: () => '/inbox',
    async ready(page) {
      await page.getByRole('searchbox').fill('tour');
      await page.getByText('tour', { exact: true }).first().waitFor();
      await page.getByTestId('more-filters').click();
      await page.getByRole('combobox', { name: 'Label' }).waitFor();
    },
  },
  {
    name: 'inbox, with its keys',
    address: () => '/inbox?pile=mine',
    async ready(page) {
      await page.getByText('Nothing is yours').waitFor();
      await page.getByRole('button', { name: 'Keys of the inbox' }).click();
      await page.getByRole('dialog', { name: 'Keys of the inbox' }).waitFor();
    },
  },
  {
    name: 'inbox, with what a bot holds',
    address: () => '/inbox',
    async ready(page) {
      await page.getByRole('link', { name: /Sofia/ }).click();
      await page.getByTestId('thread').getByText('Is anybody there?').waitFor();
      await page.keyboard.press('a');
      await page.getByRole('menuitem', { name: 'Parcel bot' }).click();
      await page.getByTestId('who-has-it').getByText('With Parcel bot').waitFor();
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    },
  },
];
