import { eventually } from './eventually';
import { choose, retype } from './form-fields';
import { JourneyCanvas } from './journey-canvas';
import { nodeNamed } from './journey-names';
import { Phone } from './phone';
import { story } from './story';

story('a message that comes after the window has closed is blocked, and a template goes out instead', async (stage) => {
  const canvas = await JourneyCanvas.create(stage, 'Reminder');

  const trigger = await canvas.add('trigger.message', 'Asks to be reminded');
  await retype(trigger.getByLabel('Words', { exact: true }), 'remind me');
  const wait = await canvas.add('wait', 'A day and an hour');
  await wait.getByLabel('Wait for', { exact: true }).fill('25');
  const late = await canvas.add('send', 'Free text');
  await late.getByRole('textbox', { name: 'Text' }).fill('You wanted to be reminded.');
  const template = await canvas.addTo('Blocked', 'send', 'Template');
  await template.getByRole('radiogroup', { name: 'What is sent' }).getByText('Template', { exact: true }).click();
  await choose(template.getByRole('combobox', { name: 'Template' }), /^still_there/);
  await template.getByRole('textbox', { name: 'Body variable 1' }).fill('{{ contact.name | default: "there" }}');
  await canvas.add('end', 'Reminded');
  await canvas.layOut();
  await canvas.select('Free text');
  await canvas.addTo('Sent', 'end', 'Was in time');

  // The linter has seen it coming, and leads to the step.
  await canvas.page.getByTestId('problems').click();
  const problems = canvas.page.getByTestId('problem-item');
  // One that goes away meanwhile would take its place, and the press with it.
  await eventually(async () => expect(await problems.count()).toBe(1));
  await problems.filter({ hasText: 'always runs after the 24-hour window' }).click();
  await canvas.page.getByRole('complementary', { name: 'Settings of Free text' }).waitFor();

  await canvas.saved();
  await canvas.publish();
  await canvas.goLive();

  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('START');
  await phone.write('Remind me');
  await canvas.showsFigures('A day and an hour', { entered: 1, here: 1, left: { Next: 0 } });
  await phone.moveClock('1d');
  await phone.moveClock('1h');
  await phone.moveClock('5m');

  const bubble = phone.fromBusiness('Hello Noor, you asked us something yesterday. Shall we go on?');
  await bubble.waitFor();
  await bubble.getByText('Canal Store').last().waitFor();
  await bubble.getByRole('button', { name: 'Yes, go on' }).waitFor();
  await bubble.getByRole('button', { name: 'No, thank you' }).waitFor();
  expect(await phone.fromBusiness().count()).toBe(1);
  await canvas.showsFigures('Free text', { entered: 1, here: 0, left: { Sent: 0, Blocked: 1 } });
  await canvas.showsFigures('Template', { entered: 1, here: 0, left: { Sent: 1 } });
  await canvas.showsFigures('Reminded', { entered: 1, here: 0, left: {} });

  const { draft } = await stage.api.journey(canvas.id);
  const { nodes } = await stage.api.counts(canvas.id);
  expect(nodes[nodeNamed(draft, 'Free text').id]).toMatchObject({ outputs: { blocked: 1 } });
  const [conversation] = await stage.api.conversations();
  await eventually(async () => {
    const [sent] = await stage.api.messages(conversation?.id ?? '');
    expect(sent).toMatchObject({ content: { type: 'template', template: { name: 'still_there' } }, status: 'read' });
  });
});
