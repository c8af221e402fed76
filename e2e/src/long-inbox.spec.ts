import type { Page } from 'playwright-core';
import { story } from './story';

const CUSTOMERS = 2_000;

story('an inbox with thousands of conversations scrolls smoothly to its end and back', async (stage) => {
  await stage.api.walk({
    customers: CUSTOMERS,
    firstWaId: '34611000000',
    openingTexts: ['Is anybody there?'],
    arrivalsPerSecond: 400,
    replyDelayMs: [10, 20],
    maxTurns: 1,
    answers: [],
  });
  const page = await stage.open('/inbox');
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
  await rows.first().waitFor();
  const first = await rows.first().textContent();

  // Down as fast as a hand turns a wheel, until the last conversation is there.
  const frames = await scroll(page, 'down');
  await page.locator(`li[aria-posinset="${CUSTOMERS}"]`).waitFor();
  expect(await rows.count()).toBeLessThan(60);
  const back = await scroll(page, 'up');
  expect(await rows.first().textContent()).toBe(first);

  const slow = [...frames, ...back].filter((ms) => ms > 100).length;
  process.stderr.write(`${frames.length + back.length} frames, ${slow} of them longer than 100 ms\n`);
  expect(slow / (frames.length + back.length)).toBeLessThan(0.1);
});

/** Scrolls the list to its end or its beginning; answers how long each frame took, in ms. */
function scroll(page: Page, to: 'down' | 'up'): Promise<readonly number[]> {
  return page.evaluate(async (direction) => {
    const box = document.querySelector('ul[aria-label="Conversations"]')?.parentElement;
    if (!box) throw new Error('There is no list');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const lengths: number[] = [];
    let before = await frame();
    for (let still = 0; still < 60;) {
      const top = box.scrollTop;
      box.scrollTop += direction === 'down' ? 400 : -400;
      still = box.scrollTop === top ? still + 1 : 0;
      const now = await frame();
      lengths.push(now - before);
      before = now;
    }
    return lengths;
  }, to);
}
