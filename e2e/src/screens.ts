import { canvasScreens } from './canvas-screens';
import { inboxScreens } from './inbox-screens';
import { reportScreens } from './report-screens';
import type { Screen } from './screen';
import { settingsScreens } from './settings-screens';

/** Every screen of the product, in the states that are worth looking at. */
export const screens: readonly Screen[] = [
  {
    name: 'dashboard',
    address: () => '/dashboard',
    async ready(page) {
      await page.getByTestId('funnel-read').waitFor();
      await page.getByText('As a table').click();
    },
  },
  {
    name: 'dashboard, of days in which nothing happened',
    address: () => '/dashboard?range=2026-01-01..2026-01-31',
    ready: (page) => page.getByText('Nothing happened in this time').waitFor(),
  },
  { name: 'journeys', address: () => '/journeys', ready: (page) => page.getByRole('link', { name: 'Tour' }).waitFor() },
  {
    name: 'journeys, stopping one',
    address: () => '/journeys',
    async ready(page) {
      await page.getByRole('button', { name: 'Actions for Tour' }).click();
      await page.getByRole('menuitem', { name: 'Stop…' }).click();
      await page.getByRole('dialog', { name: /^Stop/ }).getByText('One contact is in it now').waitFor();
    },
  },
  {
    name: 'health',
    address: () => '/journeys',
    async ready(page) {
      await page.getByTestId('health').click();
      await page.getByTestId('health-panel').getByText('All is well').waitFor();
    },
  },
  ...canvasScreens,
  ...reportScreens,
  {
    name: 'rules, trying a message',
    address: () => '/rules',
    async ready(page) {
      await page.getByRole('textbox', { name: 'Text' }).fill('When do you open?');
      await page.getByTestId('verdict').first().waitFor();
    },
  },
  {
    name: 'rules, with the form of a rule',
    address: ({ rule }) => `/rules?rule=${rule}`,
    ready: (page) => page.getByRole('button', { name: 'Save changes' }).waitFor(),
  },
  ...inboxScreens,
  { name: 'contacts', address: () => '/contacts', ready: (page) => page.getByRole('link', { name: 'Maya' }).waitFor() },
  {
    name: 'contact',
    address: ({ contact }) => `/contacts/${contact}`,
    ready: (page) => page.getByTestId('run-row').first().waitFor(),
  },
  {
    name: 'contact, with a run',
    address: ({ contact }) => `/contacts/${contact}`,
    async ready(page) {
      await page.getByTestId('run-row').first().click();
      await page.getByTestId('why-not-step').waitFor();
    },
  },
  { name: 'segments', address: () => '/segments', ready: (page) => page.getByText('1 member').waitFor() },
  {
    name: 'segment',
    address: ({ segment }) => `/segments/${segment}`,
    ready: (page) => page.getByRole('list', { name: 'Members' }).getByText('Maya').waitFor(),
  },
  {
    name: 'segment, new',
    address: () => '/segments/new',
    ready: (page) => page.getByTestId('segment-count').getByText(/of \d/).waitFor(),
  },
  {
    name: 'templates',
    address: () => '/templates',
    ready: (page) => page.getByTestId('template-still_there').waitFor(),
  },
  ...settingsScreens,
  {
    name: 'phone',
    address: () => '/sandbox/#/34600112233',
    ready: (page) => page.getByTestId('bubble').first().waitFor(),
  },
];
