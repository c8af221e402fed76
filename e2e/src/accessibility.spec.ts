import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { journeyOfEveryKind } from './small-journeys';
import { openStage, type Stage } from './stage';
import { browserTest } from './story';

interface Screen {
  readonly name: string;
  readonly address: () => string;
  /** Brings the page into the state that is looked at. */
  readonly ready: (page: Page) => Promise<unknown>;
}

/** Somebody who says what no trigger knows. */
const elsewhere = {
  schema: 1,
  startsAt: '2026-11-20T12:00:00Z',
  script: [{ type: 'write', text: 'Good morning' }],
  expect: { path: [] },
};

let stage: Stage;
let ids: { readonly journey: string; readonly conversation: string; readonly contact: string };

const screens: readonly Screen[] = [
  { name: 'journeys', address: () => '/journeys', ready: (page) => page.getByRole('link', { name: 'Tour' }).waitFor() },
  {
    name: 'canvas, with the form of a step',
    address: () => `/journeys/${ids.journey}`,
    async ready(page) {
      await (await JourneyCanvas.open(page)).select('Ask');
      await page.getByRole('textbox', { name: 'Body' }).waitFor();
    },
  },
  {
    name: 'canvas, choosing where a step leads',
    address: () => `/journeys/${ids.journey}`,
    async ready(page) {
      await (await JourneyCanvas.open(page)).select('Ask');
      await page.keyboard.press('c');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'canvas, live',
    address: () => `/journeys/${ids.journey}?mode=live`,
    ready: (page) => page.getByTestId('entered').first().waitFor(),
  },
  {
    name: 'canvas, simulated, with a scenario',
    address: () => `/journeys/${ids.journey}?mode=simulate`,
    async ready(page) {
      await underTheCanvas(page, 'scenarios');
      await page.getByTestId('sim-scenario').waitFor();
    },
  },
  {
    name: 'canvas, simulated, with answers in advance',
    address: () => `/journeys/${ids.journey}?mode=simulate`,
    async ready(page) {
      await underTheCanvas(page, 'answers');
      await page.getByTestId('sim-answers').waitFor();
    },
  },
  {
    name: 'inbox, with a thread',
    address: () => `/inbox/${ids.conversation}`,
    ready: (page) => page.getByTestId('thread').getByText('What can we do for you?').waitFor(),
  },
  { name: 'contacts', address: () => '/contacts', ready: (page) => page.getByRole('link', { name: 'Maya' }).waitFor() },
  {
    name: 'contact',
    address: () => `/contacts/${ids.contact}`,
    ready: (page) => page.getByTestId('run-row').first().waitFor(),
  },
  {
    name: 'templates',
    address: () => '/templates',
    ready: (page) => page.getByTestId('template-still_there').waitFor(),
  },
  { name: 'settings', address: () => '/settings', ready: (page) => page.getByText('Webhook address').waitFor() },
  {
    name: 'phone',
    address: () => '/sandbox/#/34600112233',
    ready: (page) => page.getByTestId('bubble').first().waitFor(),
  },
];

beforeAll(async () => {
  stage = await openStage();
  const { id } = await stage.api.createJourney('Tour', journeyOfEveryKind());
  const phone = await Phone.ofNewCustomer(stage, 'Maya', '+34 600 11 22 33');
  await phone.write('START');
  await phone.write('hi');
  await phone.fromBusiness('What can we do for you?').waitFor();
  await stage.api.saveScenario(id, 'Writes something else', elsewhere);
  await stage.api.publish(id);
  const [conversation] = await stage.api.conversations();
  if (!conversation) throw new Error('Nobody wrote.');
  ids = { journey: id, conversation: conversation.id, contact: conversation.contact.id };
  await phone.page.close();
});

afterAll(() => stage.close());

/** Opens one of the panels under the simulated canvas, which is a view of its own on a narrow screen. */
async function underTheCanvas(page: Page, panel: 'answers' | 'scenarios'): Promise<void> {
  await page.getByTestId('sim-composer').waitFor();
  const narrow = page.getByText('Walk', { exact: true });
  if ((await narrow.count()) > 0) await narrow.click();
  await page.getByTestId(`sim-tab-${panel}`).click();
}

/** Waits for what is still fading in: it has no colours of its own yet. What moves for ever is let be. */
async function fadedIn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      const endsAt = effect?.getComputedTiming().endTime;
      return playState !== 'running' || endsAt === Infinity;
    }),
  );
}

describe.each(['light', 'dark'] as const)('axe finds nothing serious in %s colours', (colorScheme) => {
  let person: BrowserContext;
  beforeAll(async () => {
    person = await stage.newPerson({ colorScheme });
  });
  afterAll(() => person.close());

  browserTest.each(screens)('$name', async ({ address, ready }) => {
    const page = await stage.open(address(), person);
    await ready(page);
    await fadedIn(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    await page.close();
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ nodes }) =>
          nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
        ),
    ).toEqual([]);
    stage.assertNoErrors();
  });
});

describe('a screen of 390 px is enough', () => {
  let person: BrowserContext;
  beforeAll(async () => {
    person = await stage.newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  });
  afterAll(() => person.close());

  // What opens beside the canvas on a wide screen is a sheet over it on a narrow one.
  const wide = ['canvas, with the form of a step', 'canvas, choosing where a step leads'];
  browserTest.each(screens.filter(({ name }) => !wide.includes(name)))(
    '$name does not scroll sideways',
    async ({ address, ready }) => {
      const page = await stage.open(address(), person);
      await ready(page);
      const tooWide = await page.evaluate(stickingOut, 390);
      await page.close();
      expect(tooWide).toEqual([]);
      stage.assertNoErrors();
    },
  );
});

/** Runs in the page. What reaches over a width in px, when that makes the page scroll sideways. */
function stickingOut(width: number): readonly string[] {
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width)
    .map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`);
}
