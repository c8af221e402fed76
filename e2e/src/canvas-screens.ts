import type { Page } from 'playwright-core';
import { choose } from './form-fields';
import { JourneyCanvas } from './journey-canvas';
import type { Screen } from './screen';

/** A journey on its canvas, in every mode, and a run of it. */
export const canvasScreens: readonly Screen[] = [
  {
    name: 'canvas, with the form of a step',
    address: ({ journey }) => `/journeys/${journey}`,
    wideOnly: true,
    async ready(page) {
      await (await JourneyCanvas.open(page)).select('Ask');
      await page.getByRole('textbox', { name: 'Body' }).waitFor();
    },
  },
  {
    name: 'canvas, choosing where a step leads',
    address: ({ journey }) => `/journeys/${journey}`,
    wideOnly: true,
    async ready(page) {
      await (await JourneyCanvas.open(page)).select('Ask');
      await page.keyboard.press('c');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'canvas, with the settings of the journey',
    address: ({ journey }) => `/journeys/${journey}`,
    async ready(page) {
      await page.getByTestId('settings').click();
      await page.getByRole('dialog').getByText('Control group').first().waitFor();
    },
  },
  {
    name: 'canvas, publishing a change',
    address: ({ journey }) => `/journeys/${journey}`,
    async ready(page) {
      await page.getByTestId('publish').click();
      await page.getByTestId('outcome').waitFor();
    },
  },
  {
    name: 'canvas, what a change comes to',
    address: ({ journey }) => `/journeys/${journey}`,
    async ready(page) {
      await page.getByTestId('publish').click();
      await page.getByTestId('show-diff').click();
      await page
        .getByTestId('comparison')
        .getByRole('button', { name: /The answer/ })
        .click();
      await page.getByTestId('field-changes').waitFor();
    },
  },
  {
    name: 'canvas, history',
    address: ({ journey }) => `/journeys/${journey}`,
    async ready(page) {
      await page.getByTestId('open-history').click();
      await page.getByText('Published version 1').waitFor();
    },
  },
  {
    name: 'canvas, an older version',
    address: ({ journey }) => `/journeys/${journey}`,
    async ready(page) {
      await page.getByTestId('open-history').click();
      await page.getByRole('button', { name: 'View version 1' }).click();
      await page.getByTestId('compared-asks').waitFor();
    },
  },
  {
    name: 'canvas, resuming',
    address: ({ paused }) => `/journeys/${paused}`,
    async ready(page) {
      await page.getByTestId('resume').click();
      await page.getByTestId('gathered').waitFor();
    },
  },
  {
    name: 'canvas, live',
    address: ({ journey }) => `/journeys/${journey}?mode=live`,
    ready: (page) => page.getByTestId('entered').first().waitFor(),
  },
  {
    name: 'canvas, live, with who is at a step',
    address: ({ journey }) => `/journeys/${journey}?mode=live`,
    wideOnly: true,
    async ready(page) {
      await page.getByTestId('entered').first().waitFor();
      await (await JourneyCanvas.open(page)).pressCard('answer');
      await page.getByRole('link', { name: /Noor/ }).waitFor();
      await choose(page.getByRole('combobox', { name: 'Which people' }), 'Ended or failed here');
    },
  },
  {
    name: 'replay',
    address: ({ run }) => `/runs/${run}`,
    async ready(page) {
      await page.getByRole('button', { name: 'Next step' }).click();
      await page.getByTestId('replay-message').waitFor();
    },
  },
  {
    name: 'canvas, simulated, with a scenario',
    address: ({ journey }) => `/journeys/${journey}?mode=simulate`,
    async ready(page) {
      await underTheCanvas(page, 'scenarios');
      await page.getByTestId('sim-scenario').waitFor();
    },
  },
  {
    name: 'canvas, simulated, with answers in advance',
    address: ({ journey }) => `/journeys/${journey}?mode=simulate`,
    async ready(page) {
      await underTheCanvas(page, 'answers');
      await page.getByTestId('sim-answers').waitFor();
    },
  },
];

/** Opens one of the panels under the simulated canvas, which is a view of its own on a narrow screen. */
async function underTheCanvas(page: Page, panel: 'answers' | 'scenarios'): Promise<void> {
  await page.getByTestId('sim-composer').waitFor();
  const narrow = page.getByText('Walk', { exact: true });
  if ((await narrow.count()) > 0) await narrow.click();
  await page.getByTestId(`sim-tab-${panel}`).click();
}
