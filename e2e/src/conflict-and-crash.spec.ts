import { titleOf, type JourneyDocument } from '@sendero/shared';
import { eventually } from './eventually';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { remindingJourney, smallestJourney } from './small-journeys';
import { story } from './story';

story('two people change the same draft: both are asked, and neither loses anything', async (stage) => {
  const { id } = await stage.api.createJourney('Shared', smallestJourney('shared'));
  const ana = await JourneyCanvas.open(await stage.open(`/journeys/${id}`));
  const ben = await JourneyCanvas.open(await stage.open(`/journeys/${id}`, await stage.newPerson()));
  stage.expectErrors(/409 \(Conflict\)/);

  await ana.add('wait', "Ana's wait");
  await ana.saved();
  await ben.add('wait', "Ben's wait");
  const conflict = ben.page.getByRole('dialog', { name: 'Somebody else changed this journey' });
  await conflict.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await ben.page.getByRole('heading', { name: 'Shared (copy)' }).waitFor();
  await ben.card("Ben's wait").waitFor();

  const journeys = await stage.api.journeys();
  const copy = journeys.find(({ name }) => name === 'Shared (copy)');
  expect(titles((await stage.api.journey(id)).draft)).toContain("Ana's wait");
  expect(titles((await stage.api.journey(copy?.id ?? '')).draft)).toContain("Ben's wait");

  // Now the other way round: Ana takes what Ben saved.
  const again = await JourneyCanvas.open(await stage.open(`/journeys/${id}`, await stage.newPerson()));
  await again.add('wait', "Ben's second wait");
  await again.saved();
  await ana.add('end', "Ana's end");
  const theirs = ana.page.getByRole('dialog', { name: 'Somebody else changed this journey' });
  await theirs.getByRole('button', { name: 'Reload theirs' }).click();
  await ana.card("Ben's second wait").waitFor();
  await ana.card("Ana's end").waitFor({ state: 'detached' });
  await ana.card("Ana's wait").waitFor();

  // She has second thoughts: what she gave up is one step back.
  await ana.page.getByTestId('undo').click();
  await ana.card("Ana's end").waitFor();
});

story('the server crashes while somebody draws: their work is kept and saved when it is back', async (stage) => {
  const { id } = await stage.api.createJourney('Steady', smallestJourney('steady'));
  const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${id}`));
  const status = canvas.page.getByTestId('save-status');
  const { id: published } = await stage.api.createJourney('Come back', remindingJourney('news'));
  await stage.api.publish(published);
  const live = await JourneyCanvas.open(await stage.open(`/journeys/${published}?mode=live`));
  stage.expectErrors(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|socket\.io/);

  await stage.product.kill();
  await canvas.add('wait', 'Drawn without a server');
  await status.getByText('Offline, will retry').waitFor();
  await canvas.page.getByText('Connecting…').waitFor();

  await stage.product.start();
  await canvas.saved();
  await canvas.page.getByText('Connecting…').waitFor({ state: 'detached' });
  expect(titles((await stage.api.journey(id)).draft)).toContain('Drawn without a server');

  await stage.product.kill();
  await canvas.add('wait', 'Drawn before a reload');
  await status.getByText('Offline, will retry').waitFor();
  await stage.product.start();
  await canvas.page.reload();
  await canvas.card('Drawn before a reload').waitFor();
  await canvas.saved();
  await eventually(async () => expect(titles((await stage.api.journey(id)).draft)).toContain('Drawn before a reload'));

  // What was open all the time goes on by itself.
  const phone = await Phone.ofNewCustomer(stage, 'Sana', '+34 600 00 00 01');
  await phone.write('news');
  await live.showsFigures('Pause', { entered: 1, here: 1, left: { Next: 0 } });
});

story('a paused journey holds everybody where they are, and goes on where they were', async (stage) => {
  const { id } = await stage.api.createJourney('Come back', remindingJourney('news'));
  await stage.api.publish(id);
  const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${id}?mode=live`));
  const phone = await Phone.ofNewCustomer(stage, 'Sana', '+34 600 00 00 01');
  await phone.write('START');
  await phone.write('news');
  await canvas.showsFigures('Pause', { entered: 1, here: 1, left: { Next: 0 } });

  await canvas.page.getByTestId('pause').click();
  await canvas.page.getByText('The journey is paused: everybody stays where they are.').waitFor();
  await phone.moveClock('1d');
  // Another journey's customer is answered meanwhile: the product works, and only this journey rests.
  await phone.write('hi');
  await phone.fromBusiness('What can we do for you?').waitFor();
  await canvas.showsFigures('Pause', { entered: 1, here: 1, left: { Next: 0 } });
  expect((await stage.api.journey(id)).status).toBe('paused');
  expect(await phone.fromBusiness('you asked us something yesterday').count()).toBe(0);

  await canvas.page.getByTestId('resume').click();
  await canvas.page.getByTestId('resume-confirm').click();
  await phone.fromBusiness('Hello Sana, you asked us something yesterday.').waitFor();
  await canvas.showsFigures('Pause', { entered: 1, here: 0, left: { Next: 1 } });
  expect((await stage.api.journey(id)).status).toBe('live');
});

function titles({ nodes }: JourneyDocument): readonly string[] {
  return nodes.map(titleOf);
}
