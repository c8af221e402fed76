import { Phone } from './phone';
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
