import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Stage } from './stage';

/** A customer's phone: the sandbox's screen, with one customer chosen. */
export class Phone {
  private constructor(readonly page: Page) {}

  /** Opens the sandbox and adds a customer, whose phone it then is. */
  static async ofNewCustomer(stage: Stage, name: string, number: string, someone?: BrowserContext): Promise<Phone> {
    return Phone.addedOn(await stage.open('/sandbox/', someone), name, number);
  }

  /** Adds a customer on a page of the sandbox that is open already, such as one that a link has opened. */
  static async addedOn(page: Page, name: string, number: string): Promise<Phone> {
    await page.getByRole('button', { name: 'Add a customer' }).click();
    const form = page.getByRole('form', { name: 'New customer' });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('Phone number').fill(number);
    await form.getByRole('button', { name: 'Add customer' }).click();
    await page.getByTestId('composer').waitFor();
    return new Phone(page);
  }

  /** Sends a text and waits until it stands in the chat, so that nothing that is done next overtakes or loses it. */
  async write(text: string): Promise<void> {
    const before = await this.fromCustomer(text).count();
    await this.page.getByTestId('composer').fill(text);
    await this.page.getByTestId('send').click();
    await this.fromCustomer(text).nth(before).waitFor();
  }

  /** Taps a button under the last message that has one of this title. */
  async tap(title: string): Promise<void> {
    await this.fromBusiness().getByRole('button', { name: title, exact: true }).last().click();
  }

  /** The business's messages, or those with these words. */
  fromBusiness(words?: string | RegExp): Locator {
    const bubbles = this.page.locator('[data-testid=bubble][data-from=business]');
    return words === undefined ? bubbles : bubbles.filter({ hasText: words });
  }

  fromCustomer(words?: string | RegExp): Locator {
    const bubbles = this.page.locator('[data-testid=bubble][data-from=customer]');
    return words === undefined ? bubbles : bubbles.filter({ hasText: words });
  }

  /** Leaves the chat: what comes now is not read. */
  async putAway(): Promise<void> {
    await this.page.goto('/sandbox/#/');
    await this.page.getByTestId('composer').waitFor({ state: 'detached' });
  }

  async takeUp(customer: string): Promise<void> {
    await this.page.getByTestId('customer-list').getByRole('button', { name: customer }).click();
    await this.page.getByTestId('composer').waitFor();
  }

  /** Moves sandbox time forward with the screen's own control. */
  async moveClock(step: '5m' | '1h' | '1d', times = 1): Promise<void> {
    const button = this.page.getByTestId(`advance-${step}`);
    for (let done = 0; done < times; done += 1) {
      const answered = this.page.waitForResponse(
        (response) => response.url().endsWith('/sandbox/api/clock') && response.request().method() === 'POST',
      );
      await button.click();
      await answered;
    }
  }
}
