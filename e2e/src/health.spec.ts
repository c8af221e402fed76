import { Client } from 'pg';
import { eventually } from './eventually';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story('rows that do not fit together are shown, and mended with one press', async (stage) => {
  const { id } = await stage.api.createJourney('Come back', remindingJourney('news'));
  await stage.api.publish(id);
  const phone = await Phone.ofNewCustomer(stage, 'Sana', '+34 600 00 00 01');
  await phone.write('START');
  await phone.write('news');
  await phone.fromBusiness('We will come back to you.').waitFor();
  // What has only just moved may still be on its way.
  await phone.moveClock('5m');

  const page = await stage.open('/journeys');
  const row = page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: 'Come back' }).first();
  await eventually(async () => expect(await row.innerText()).toMatch(/active\s*1\b/));
  const database = new Client(stage.product.databaseUrl);
  await database.connect();
  try {
    await database.query(`DELETE FROM timer`);
    // A delta of its own: the counter's own row may not be there yet, it comes with the sweep that folds deltas.
    await database.query(
      `INSERT INTO counter_delta (version_id, node_id, metric, n)
       SELECT current_version_id, 'asks', 'entered', 7 FROM journey WHERE id = $1`,
      [id],
    );
  } finally {
    await database.end();
  }

  await page.getByTestId('health').click();
  const health = page.getByTestId('health-panel');
  await health.getByRole('button', { name: 'Check again' }).click();
  await health.getByText(/because (its timer is|their timers are) missing/).waitFor();
  await page.reload();
  await eventually(async () => expect(await row.innerText()).toMatch(/active\s*8\b/));
  await page.getByTestId('health').click();
  await health.getByRole('button', { name: 'Set the timers anew' }).click();
  await health.getByRole('button', { name: 'Count anew' }).click();
  await health.getByText('All is well').waitFor();
  await eventually(async () => expect(await row.innerText()).toMatch(/active\s*1\b/));

  await phone.moveClock('1d');
  await phone.fromBusiness('Hello Sana, you asked us something yesterday.').waitFor();
});
