import type { Locator } from 'playwright-core';

/** Chooses an option of a form's select. */
export async function choose(field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await field.page().getByRole('option', { name: option, exact: true }).click();
}

/** Puts one word into a field of words that holds one already. */
export async function retype(field: Locator, word: string): Promise<void> {
  await field.press('Backspace');
  await field.fill(word);
  await field.press('Enter');
}
