import { eventually } from './eventually';
import { namedEdges, nodeNamed } from './journey-names';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { choose, retype } from './form-fields';
import { story } from './story';

story('a journey is drawn from nothing, published, walked from the phone and followed live', async (stage) => {
  const canvas = await JourneyCanvas.create(stage, 'Coffee or tea');

  await canvas.zoomOut(3);
  await canvas.drop('trigger.message', 'Thirsty', { x: 100, y: 120 });
  await canvas.drop('send', 'Ask', { x: 300, y: 120 });
  await canvas.drop('receive', 'Answer', { x: 500, y: 120 });
  await canvas.drop('send', 'Coffee comes', { x: 300, y: 420 });
  await canvas.drop('send', 'Tea comes', { x: 500, y: 420 });
  await canvas.drop('end', 'Served', { x: 400, y: 650 });

  const trigger = await canvas.select('Thirsty');
  await retype(trigger.getByLabel('Words', { exact: true }), 'drinks');

  const ask = await canvas.select('Ask');
  await choose(ask.getByLabel('Kind of message'), 'Reply buttons');
  await ask.getByRole('textbox', { name: 'Body' }).fill('What would you like, {{ contact.name | default: "friend" }}?');
  await ask.getByLabel('Button 1', { exact: true }).fill('Coffee');
  await ask.getByLabel('Button 2', { exact: true }).fill('Tea');

  await canvas.connect('Thirsty', 'Next', 'Ask');
  await canvas.connect('Ask', 'Sent', 'Answer');

  const answer = await canvas.select('Answer');
  await answer.getByRole('button', { name: 'Take the 2 choices offered before' }).click();
  await answer.getByRole('button', { name: 'Delete Yes' }).click();
  await canvas.select('Coffee comes');
  await canvas.form.getByRole('textbox', { name: 'Text' }).fill('Coffee is on its way ☕');
  await canvas.select('Tea comes');
  await canvas.form.getByRole('textbox', { name: 'Text' }).fill('Tea is on its way 🫖');

  await canvas.connect('Answer', 'Coffee', 'Coffee comes');
  await canvas.connect('Answer', 'Tea', 'Tea comes');
  await canvas.connect('Answer', 'Other', 'Served');
  await canvas.connect('Answer', 'No reply', 'Served');
  await canvas.connect('Coffee comes', 'Sent', 'Served');
  await canvas.connect('Tea comes', 'Sent', 'Served');
  await canvas.layOut();
  await canvas.noProblems();
  await canvas.saved();
  await canvas.publish();

  await canvas.goLive();
  const inbox = await stage.open('/inbox');
  await inbox.getByText('No conversations yet').waitFor();
  const phone = await Phone.ofNewCustomer(stage, 'Maya', '+34 600 11 22 33');

  await phone.write('Drinks');
  await phone.fromBusiness('What would you like, Maya?').waitFor();
  await canvas.showsFigures('Thirsty', { entered: 1, here: 0, left: { Next: 1 } });
  await canvas.showsFigures('Answer', { entered: 1, here: 1, left: { Coffee: 0, Tea: 0, Other: 0, 'No reply': 0 } });
  await inbox.getByRole('link', { name: /Maya/ }).waitFor();

  await phone.tap('Tea');
  await phone.fromBusiness('Tea is on its way 🫖').waitFor();
  await canvas.showsFigures('Answer', { entered: 1, here: 0, left: { Coffee: 0, Tea: 1, Other: 0, 'No reply': 0 } });
  await canvas.showsFigures('Tea comes', { entered: 1, here: 0, left: { Sent: 1 } });
  await canvas.showsFigures('Served', { entered: 1, here: 0, left: {} });
  await inbox.getByRole('link', { name: /Maya/ }).click();
  await inbox.getByTestId('thread').getByText('Tea is on its way 🫖').waitFor();

  const figures = await canvas.allFigures();
  await canvas.page.reload();
  await eventually(async () => expect(await canvas.allFigures()).toEqual(figures));

  const { draft, status } = await stage.api.journey(canvas.id);
  expect(status).toBe('live');
  expect(namedEdges(draft)).toEqual([
    'Answer: Coffee → Coffee comes',
    'Answer: No reply → Served',
    'Answer: Other → Served',
    'Answer: Tea → Tea comes',
    'Ask: Sent → Answer',
    'Coffee comes: Sent → Served',
    'Tea comes: Sent → Served',
    'Thirsty: Next → Ask',
  ]);
  const { nodes } = await stage.api.counts(canvas.id);
  const countsOf = (title: string) => nodes[nodeNamed(draft, title).id];
  expect(countsOf('Thirsty')).toMatchObject({ entered: 1, here: 0, outputs: { next: 1 } });
  expect(countsOf('Tea comes')).toMatchObject({ entered: 1, here: 0, outputs: { sent: 1 } });
  expect(countsOf('Served')).toMatchObject({ entered: 1, here: 0, ended: 1 });
  const [conversation] = await stage.api.conversations();
  const messages = await stage.api.messages(conversation?.id ?? '');
  expect(messages.map(({ direction, text }) => [direction, text]).reverse()).toEqual([
    ['in', 'Drinks'],
    ['out', 'What would you like, Maya?'],
    ['in', 'Tea'],
    ['out', 'Tea is on its way 🫖'],
  ]);
});
