import { JourneyCanvas } from './journey-canvas';
import type { Screen } from './screen';

/** The report of a journey, as a page and on the canvas. */
export const reportScreens: readonly Screen[] = [
  {
    name: 'report of a journey',
    address: ({ journey }) => `/journeys/${journey}/report`,
    ready: (page) => page.getByTestId('between').waitFor(),
  },
  {
    name: 'report of a journey, on the canvas',
    address: ({ journey }) => `/journeys/${journey}/report/heat`,
    ready: (page) => page.getByTestId('heat-legend').waitFor(),
  },
  {
    name: 'report of a journey, on the canvas, with the figures of a step',
    address: ({ journey }) => `/journeys/${journey}/report/heat`,
    wideOnly: true,
    async ready(page) {
      await (await JourneyCanvas.open(page)).pressCard('answer');
      await page.getByTestId('step-figures').waitFor();
    },
  },
];
