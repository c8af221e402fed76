import type { Screen } from './screens';

/** More of the inbox, for the list of all screens. */
export const inboxScreens: readonly Screen[] = [
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
