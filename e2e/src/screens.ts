import type { Page } from 'playwright-core';
import { choose } from './form-fields';
import { inboxScreens } from './inbox-screens';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { reportScreens } from './report-screens';
import { journeyOfEveryKind, nightRule, smallestJourney } from './small-journeys';
import type { Stage } from './stage';

/** Something to look at for each screen that shows one thing, by its id. */
export interface Places {
  /** A published journey whose draft was changed, with somebody under way. */
  readonly journey: string;
  readonly conversation: string;
  readonly contact: string;
  readonly run: string;
  /** A journey that is paused. */
  readonly paused: string;
  readonly segment: string;
  readonly rule: string;
  /** A webhook that something waits for. */
  readonly webhook: string;
}

export interface Screen {
  readonly name: string;
  readonly address: (places: Places) => string;
  /** Brings the page into the state that is looked at. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** On a narrow screen it is something else: what opens beside the canvas is a sheet over it. */
  readonly wideOnly?: true;
}

/** Somebody who says what no trigger knows. */
const elsewhere = {
  schema: 1,
  startsAt: '2026-11-20T12:00:00Z',
  script: [{ type: 'write', text: 'Good morning' }],
  expect: { path: [] },
};

/** Fills a stage with what the screens show. */
export async function fillStage(stage: Stage): Promise<Places> {
  const { api } = stage;
  const journey = await api.createJourney('Tour', journeyOfEveryKind());
  await api.saveScenario(journey.id, 'Writes something else', elsewhere);
  await api.publish(journey.id);
  const maya = await Phone.ofNewCustomer(stage, 'Maya', '+34 600 11 22 33');
  await maya.write('START');
  await maya.write('hi');
  await maya.fromBusiness('What can we do for you?').waitFor();
  await maya.page.close();
  const noor = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await noor.write('tour');
  await noor.fromBusiness('Shall we show you round, Noor?').waitFor();
  await noor.page.close();
  const { draft } = await api.journey(journey.id);
  await api.saveDraft(journey.id, {
    ...draft,
    nodes: draft.nodes.map((node) => (node.id === 'answer' ? { ...node, title: 'The answer' } : node)),
  });
  const paused = await api.createJourney('Rest', smallestJourney('rest'));
  await api.publish(paused.id);
  await api.pause(paused.id);
  const segment = await api.createSegment('Opted in', {
    match: 'all',
    conditions: [{ subject: 'consent', topic: 'marketing', is: 'in' }],
  });
  const rule = await api.createRule(nightRule());
  // Nobody listens there, so what is told waits.
  const { webhook } = await api.createWebhook({
    name: 'CRM',
    url: 'https://crm.invalid/sendero',
    events: ['message.received', 'run.entered'],
  });
  await api.createBot({ name: 'Parcel bot', url: 'https://bot.invalid/' });
  const again = await Phone.ofNewCustomer(stage, 'Sofia', '+351 912 345 678');
  await again.write('Is anybody there?');
  await again.page.close();
  const conversations = await api.conversations();
  const [conversation, other] = ['Maya', 'Noor'].map((name) =>
    conversations.find(({ contact }) => contact.name === name),
  );
  const [run] = await api.runs(other?.contact.id ?? '');
  if (!conversation || !run) throw new Error('Nobody wrote.');
  await api.createCannedReply('hours', 'Hi {{ contact.name }}, we are open from 9 to 18.');
  const question = (await api.messages(conversation.id)).find(({ direction }) => direction === 'in');
  await api.write(conversation.id, { text: 'Ask us anything', quotes: question?.id });
  await api.react(conversation.id, question?.id ?? '', '👍');
  const agent = await api.createAgent('Ines Duarte');
  await api.createTeam('Support', [agent.id]);
  const label = await api.createLabel('Refund');
  await api.organise(conversation.id, agent.id, label.id);
  return {
    journey: journey.id,
    conversation: conversation.id,
    contact: conversation.contact.id,
    run: run.id,
    paused: paused.id,
    segment: segment.id,
    rule: rule.id,
    webhook: webhook.id,
  };
}

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
      await page.getByTestId('node-answer').click({ position: { x: 60, y: 12 } });
      await page.getByRole('link', { name: /Noor/ }).waitFor();
      await choose(page.getByRole('combobox', { name: 'Which people' }), 'Ended or failed here');
    },
  },
  ...reportScreens,
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
  {
    name: 'inbox, with a thread',
    address: ({ conversation }) => `/inbox/${conversation}`,
    ready: (page) => page.getByTestId('thread').getByText('What can we do for you?').waitFor(),
  },
  {
    name: 'inbox, with what can be put into an answer',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      const thread = page.getByTestId('thread');
      await thread.getByTestId('reactions').waitFor();
      const question = thread.locator('[data-direction=in]').last();
      await question.hover();
      await question.getByRole('button', { name: /^Answer/ }).click();
      await thread.getByRole('textbox', { name: 'Message' }).fill('/');
      await thread.getByRole('option', { name: /hours/ }).waitFor();
    },
  },
  {
    name: 'inbox, choosing a template',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      await page.getByRole('button', { name: 'Attach' }).click();
      await page.getByRole('menuitem', { name: 'A template' }).click();
      await choose(page.getByRole('combobox', { name: 'Template' }), 'still_there · en');
      await page.getByText('you asked us something yesterday').waitFor();
    },
  },
  {
    name: 'inbox, attaching a file by its link',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      await page.getByRole('button', { name: 'Attach' }).click();
      await page.getByRole('menuitem', { name: 'A file by its link' }).click();
      await page.getByRole('textbox', { name: 'Link to the file' }).waitFor();
    },
  },
  {
    name: 'inbox, assigning a conversation',
    address: ({ conversation }) => `/inbox/${conversation}`,
    async ready(page) {
      await page.getByTestId('thread').getByText('What can we do for you?').waitFor();
      await page.keyboard.press('a');
      await page.getByRole('menuitem', { name: 'Support' }).waitFor();
    },
  },
  {
    name: 'inbox, with words that were found and more filters',
    address: () => '/inbox',
    async ready(page) {
      await page.getByRole('searchbox').fill('tour');
      await page.getByText('tour', { exact: true }).first().waitFor();
      await page.getByTestId('more-filters').click();
      await page.getByRole('combobox', { name: 'Label' }).waitFor();
    },
  },
  {
    name: 'inbox, with its keys',
    address: () => '/inbox?pile=mine',
    async ready(page) {
      await page.getByText('Nothing is yours').waitFor();
      await page.getByRole('button', { name: 'Keys of the inbox' }).click();
      await page.getByRole('dialog', { name: 'Keys of the inbox' }).waitFor();
    },
  },
  ...inboxScreens,
  {
    name: 'inbox settings',
    address: () => '/settings/inbox',
    async ready(page) {
      await page.getByText('1 member, by turns').waitFor();
      await page.getByRole('list', { name: 'Labels' }).getByText('Refund').waitFor();
    },
  },
  {
    name: 'inbox settings, adding an agent',
    address: () => '/settings/inbox',
    async ready(page) {
      await page.getByRole('button', { name: 'Add an agent' }).click();
      await page.getByRole('dialog', { name: 'Add an agent' }).getByRole('button', { name: 'Save' }).waitFor();
    },
  },
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
  { name: 'settings', address: () => '/settings', ready: (page) => page.getByText('Webhook address').waitFor() },
  {
    name: 'chat links',
    address: () => '/settings/chat-links',
    async ready(page) {
      await page.getByRole('textbox', { name: 'Text', exact: true }).fill('tour');
      await page.getByTestId('landing').getByText('The journey “Tour” starts with it').waitFor();
      await page
        .frameLocator('iframe[title="Preview of the button"]')
        .getByRole('link', { name: /^Message us/ })
        .waitFor();
    },
  },
  {
    name: 'settings, writing a canned reply',
    address: () => '/settings',
    async ready(page) {
      await page.getByText('/hours').waitFor();
      await page.getByRole('button', { name: 'New reply' }).click();
      await page.getByRole('textbox', { name: 'Shortcut' }).waitFor();
    },
  },
  {
    name: 'webhooks and bots',
    address: () => '/settings/webhooks',
    ready: (page) => page.getByRole('link', { name: 'Parcel bot' }).waitFor(),
  },
  {
    name: 'webhooks, the form of one',
    address: () => '/settings/webhooks',
    async ready(page) {
      await page.getByRole('button', { name: 'New webhook' }).click();
      await page.getByRole('checkbox', { name: 'Receipts' }).check();
      await page.getByRole('combobox', { name: 'Receipts and runs of' }).waitFor();
    },
  },
  {
    name: 'webhooks, a new secret',
    address: () => '/settings/webhooks',
    async ready(page) {
      await page.getByRole('button', { name: 'Actions for Parcel bot' }).click();
      await page.getByRole('menuitem', { name: 'New secret…' }).click();
      await page.getByRole('button', { name: 'Make a new secret' }).click();
      await page.getByRole('button', { name: 'I have kept it' }).waitFor();
    },
  },
  {
    name: 'webhooks, the log of one',
    address: ({ webhook }) => `/settings/webhooks/${webhook}`,
    async ready(page) {
      await page.getByTestId('delivery-row').first().waitFor();
    },
  },
  {
    name: 'webhooks, one delivery',
    address: ({ webhook }) => `/settings/webhooks/${webhook}`,
    async ready(page) {
      await page.getByTestId('delivery-row').first().getByRole('button').click();
      await page.getByTestId('delivery').getByText('What is sent').waitFor();
    },
  },
  {
    name: 'phone',
    address: () => '/sandbox/#/34600112233',
    ready: (page) => page.getByTestId('bubble').first().waitFor(),
  },
];

/** Opens one of the panels under the simulated canvas, which is a view of its own on a narrow screen. */
async function underTheCanvas(page: Page, panel: 'answers' | 'scenarios'): Promise<void> {
  await page.getByTestId('sim-composer').waitFor();
  const narrow = page.getByText('Walk', { exact: true });
  if ((await narrow.count()) > 0) await narrow.click();
  await page.getByTestId(`sim-tab-${panel}`).click();
}
