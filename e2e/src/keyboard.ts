import type { Locator, Page } from 'playwright-core';

/** More stops of the Tab key than a person would put up with. */
const MOST_TABS = 150;
const MOST_OPTIONS = 30;

/** A person without a mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Goes on with Tab until the cursor stands on something. @throws Error when it is never reached */
  tabTo(goal: Locator): Promise<void> {
    return this.pressUntilAt(goal, 'Tab');
  }

  /** Goes back with Shift+Tab until the cursor stands on something. @throws Error when it is never reached */
  tabBackTo(goal: Locator): Promise<void> {
    return this.pressUntilAt(goal, 'Shift+Tab');
  }

  private async pressUntilAt(goal: Locator, key: string): Promise<void> {
    await goal.waitFor({ state: 'attached' });
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await goal.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
    }
    throw new Error(`${String(goal)} is not reached with ${key}.`);
  }

  /** Writes once the cursor stands where it is about to be put: keys that come before go elsewhere. */
  async typeInto(field: Locator, text: string): Promise<void> {
    await field.and(this.page.locator(':focus')).waitFor();
    await this.type(text);
  }

  /** Goes to a closed select and takes an option of it. @throws Error when the arrow never comes to the option */
  async choose(select: Locator, option: string): Promise<void> {
    await this.tabTo(select);
    const chosen = this.page.locator('[role=option][data-combobox-selected]');
    for (let presses = 0; presses < MOST_OPTIONS; presses += 1) {
      await this.press('ArrowDown');
      await chosen.waitFor();
      if ((await chosen.textContent()) === option) return this.press('Enter');
    }
    throw new Error(`“${option}” is not reached with the arrow.`);
  }

  /** Goes to a field and writes over what is there. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.tabTo(field);
    await this.press('ControlOrMeta+A');
    await this.type(text);
  }

  /** Waits for a dialog that finds things, types into it and takes the first that fits. */
  async pick(title: RegExp, words: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: title });
    await this.typeInto(dialog.getByRole('combobox'), words);
    await dialog.locator('[role=option][data-combobox-selected]').filter({ hasText: words }).waitFor();
    await this.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }
}
