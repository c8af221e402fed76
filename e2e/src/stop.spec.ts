import { eventually } from './eventually';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story('who writes STOP is left alone: the ledger says why, the run ends, nothing more goes out', async (stage) => {
  const { id } = await stage.api.createJourney('Come back', remindingJourney('news'));
  await stage.api.publish(id);
  const inbox = await stage.open('/inbox');

  const staying = await Phone.ofNewCustomer(stage, 'Sana', '+34 600 00 00 01');
  const leaving = await Phone.ofNewCustomer(stage, 'Luis', '+34 600 00 00 02');
  for (const phone of [staying, leaving]) {
    await phone.write('START');
    await phone.write('news');
    await phone.fromBusiness('We will come back to you.').waitFor();
  }

  await leaving.write('stop');
  await inbox.getByRole('link', { name: /Luis.*stop/ }).click();
  await inbox.getByTestId('thread').getByText('stop', { exact: true }).waitFor();
  await inbox.getByText('Asked us to stop').first().waitFor();
  await inbox.getByRole('link', { name: 'Open the contact' }).click();

  const ledger = inbox.getByRole('list', { name: 'Consent ledger, newest first' });
  await eventually(async () => expect(await ledger.getByRole('listitem').first().innerText()).toContain('Opted out'));
  expect(await ledger.innerText()).toContain('Keyword in a message: “stop”');
  expect(await ledger.innerText()).toContain('Keyword in a message: “START”');
  const run = inbox.getByTestId('run-row');
  await run.getByText('Ended', { exact: true }).waitFor();
  await run.getByText('The contact opted out').waitFor();

  await staying.moveClock('1d');
  await staying.fromBusiness('Hello Sana, you asked us something yesterday.').waitFor();
  // A message of his own does not open the way again either: only START would.
  await leaving.write('hi');

  const luis = (await stage.api.contacts()).find(({ name }) => name === 'Luis');
  expect(luis?.consent).toMatchObject({ suppressed: true });
  const [latest] = await stage.api.consent(luis?.id ?? '');
  expect(latest).toMatchObject({ state: 'out', source: 'keyword', evidence: 'stop' });
  await eventually(async () =>
    expect(await stage.api.runs(luis?.id ?? '')).toMatchObject([
      { journeyName: 'Welcome', status: 'ended', reason: 'message.opted_out' },
      { journeyName: 'Come back', status: 'ended', reason: 'opted_out' },
    ]),
  );
  expect(await leaving.fromBusiness().count()).toBe(1);
});
