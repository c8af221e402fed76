import type { Page } from 'playwright-core';

/** Makes an agent, who sits in front of this browser from then on. */
export async function isSomebodyNew(page: Page, name: string): Promise<void> {
  await page.getByTestId('current-agent').click();
  await page.getByRole('menuitem', { name: 'Somebody new…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an agent' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `I am ${name}` }).waitFor();
}
