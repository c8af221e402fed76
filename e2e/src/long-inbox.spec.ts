import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { fillInbox } from './large-inbox';
import { Phone } from './phone';
import { story } from './story';

const CONVERSATIONS = 50_000;
const MESSAGES = 20_000;
/** How far is scrolled of each. */
const ROWS = 1_000;
const BACK = 1_000;

story('an inbox of 50,000 conversations and a thread of 20,000 messages scroll smoothly', async (stage) => {
  const phone = await Phone.ofNewCustomer(stage, 'Talker', '+34 600 00 00 02');
  await phone.write('The newest of all');
  const page = await stage.open('/inbox');
  await page.getByRole('link', { name: /Talker/ }).waitFor();
  await fillInbox(stage.product.databaseUrl, { conversations: CONVERSATIONS, talker: 'Talker', messages: MESSAGES });
  await page.reload();
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
  await rows.first().waitFor();
  const first = await rows.first().getByRole('link').getAttribute('href');

  // Down the list as fast as a hand turns a wheel, and back.
  const down = await scroll(page, LIST, 400, row(ROWS));
  expect(await rows.count()).toBeLessThan(60);
  const up = await scroll(page, LIST, -400, row(1));
  expect(await rows.first().getByRole('link').getAttribute('href')).toBe(first);
  expectSmooth('list', [down, up]);

  // Up the thread, and back to what was said last, which is followed.
  await page.getByRole('link', { name: /Talker/ }).click();
  const thread = page.getByTestId('thread');
  const messages = thread.getByRole('listitem');
  await thread.getByText('The newest of all').waitFor();
  const older = await scroll(page, THREAD, -400, message(MESSAGES - BACK));
  expect(await messages.count()).toBeLessThan(400);
  const newer = await scroll(page, THREAD, 400, message(MESSAGES));
  expect(await messages.count()).toBeLessThan(400);
  expectSmooth('thread', [older, newer]);
  // The box counts from its bottom.
  await page.getByRole('region', { name: 'Messages' }).evaluate((box) => (box.scrollTop = 0));
  await phone.write('One more');
  await thread.getByText('One more').waitFor();
  await eventually(async () => expect(await isInSight(thread.getByText('One more'))).toBe(true));

  // From the middle it goes both ways.
  await page.getByRole('searchbox').fill('message 7001');
  await page.getByRole('link', { name: /Message 7001/ }).click();
  const found = page.locator('[data-looked-for]').getByText('Message 7001');
  await eventually(async () => expect(await isInSight(found)).toBe(true));
  await scroll(page, THREAD, 400, message(7_300));
  await scroll(page, THREAD, -400, message(6_700));
  expect(await messages.count()).toBeLessThan(400);
  await thread.getByRole('button', { name: 'To the newest message' }).click();
  await eventually(async () => expect(await isInSight(thread.getByText('One more'))).toBe(true));
});

const LIST = 'div:has(> ul[aria-label="Conversations"])';
const THREAD = '[aria-label="Messages"]';

/** What a page is scrolled to: an element, with these words in it. */
interface Goal {
  readonly element: string;
  readonly words: string;
}

function row(place: number): Goal {
  return { element: `li[aria-posinset="${place}"]`, words: '' };
}

/** A message as `fillInbox` numbers them. */
function message(number: number): Goal {
  return { element: `${THREAD} [role=listitem]`, words: `Message ${number}` };
}

/** What it took to scroll somewhere. */
interface Scrolled {
  /** How long each frame took, in ms. */
  readonly frames: readonly number[];
  /** What the page itself worked meanwhile, in ms; what others did on the machine is not in it. */
  readonly workMs: number;
}

/** Scrolls a box by `step` px a frame until the goal is there. */
async function scroll(page: Page, box: string, step: number, goal: Goal): Promise<Scrolled> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workedMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN);
  };
  const before = await workedMs();
  const frames = await scrolledFrames(page, box, step, goal);
  const workMs = (await workedMs()) - before;
  await devtools.detach();
  return { frames, workMs };
}

function scrolledFrames(page: Page, box: string, step: number, goal: Goal): Promise<readonly number[]> {
  return page.evaluate(
    async ([selector, by, { element, words }]) => {
      const scroller = document.querySelector(selector);
      if (!scroller) throw new Error('There is nothing to scroll');
      const isThere = () =>
        [...document.querySelectorAll(element)].some(({ textContent }) => textContent?.includes(words));
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const lengths: number[] = [];
      let before = await frame();
      while (!isThere()) {
        scroller.scrollTop += by;
        const now = await frame();
        lengths.push(now - before);
        before = now;
      }
      return lengths;
    },
    [box, step, goal] as const,
  );
}

/** How much a frame may cost at most, in ms of the page's own work: a machine with nothing else to do draws 25 a second. */
const FRAME_WORK_MS = 40;

function expectSmooth(what: string, scrolls: readonly Scrolled[]): void {
  const frames = scrolls.flatMap((scrolled) => scrolled.frames);
  const work = scrolls.reduce((sum, { workMs }) => sum + workMs, 0) / frames.length;
  const slow = frames.filter((ms) => ms > 100).length;
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  process.stderr.write(
    `${what}: ${frames.length} frames, ${at(0.5)} ms at the median, ${at(0.95)} ms at the 95th percentile, ${slow} longer than 100 ms; ${work.toFixed(1)} ms of work each\n`,
  );
  expect(work).toBeLessThan(FRAME_WORK_MS);
}

async function isInSight(element: ReturnType<Page['locator']>): Promise<boolean> {
  return element.last().evaluate((shown) => {
    const box = shown.closest('[aria-label="Messages"]')?.getBoundingClientRect();
    const { top, bottom } = shown.getBoundingClientRect();
    return box !== undefined && top < box.bottom && bottom > box.top;
  });
}
