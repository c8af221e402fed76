import { isSomebodyNew } from './agents';
import { JourneyCanvas } from './journey-canvas';
import { smallestJourney } from './small-journeys';
import { story } from './story';

story('whoever has a journey open sees who else has, until they close it', async (stage) => {
  const { id } = await stage.api.createJourney('Shared', smallestJourney('shared'));
  const ana = await JourneyCanvas.open(await stage.open(`/journeys/${id}`));
  const others = (canvas: JourneyCanvas) => canvas.page.getByTestId('others-here');
  await expectNobody(ana);

  const person = await stage.newPerson();
  const ben = await JourneyCanvas.open(await stage.open(`/journeys/${id}`, person));
  await others(ana).getByText('Also open: one more person').waitFor({ state: 'attached' });
  await others(ben).getByText('Also open: one more person').waitFor({ state: 'attached' });

  // In every mode, and a second page of one's own as well.
  await ana.page.getByTestId('mode-simulate').click();
  await others(ana).getByText('Also open: one more person').waitFor({ state: 'attached' });
  const again = await stage.open(`/journeys/${id}`);
  await others(ana).getByText('Also open: one more person, you, in another tab').waitFor({ state: 'attached' });
  await again.close();
  await others(ana).getByText('Also open: one more person', { exact: true }).waitFor({ state: 'attached' });

  // The server is gone and comes back: both are there again.
  stage.expectErrors(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|socket\.io/);
  await stage.product.kill();
  await ana.page.getByText('Connecting…').waitFor();
  await stage.product.start();
  await ana.page.getByText('Connecting…').waitFor({ state: 'detached' });
  const cem = await JourneyCanvas.open(await stage.open(`/journeys/${id}`, await stage.newPerson()));
  await others(cem).getByText('Also open: 2 more people').waitFor({ state: 'attached' });
  await others(ana).getByText('Also open: 2 more people').waitFor({ state: 'attached' });

  // Whoever says who they are is there by name, at once and after a page is opened again.
  await isSomebodyNew(ben.page, 'Ben');
  await others(ana).getByText('Also open: Ben, one more person').waitFor({ state: 'attached' });
  await ben.page.reload();
  await others(ana).getByText('Also open: Ben, one more person').waitFor({ state: 'attached' });

  await person.close();
  await cem.page.getByRole('link', { name: 'All journeys' }).click();
  await expectNobody(ana);

  async function expectNobody(canvas: JourneyCanvas): Promise<void> {
    await others(canvas).getByText('Also open').waitFor({ state: 'detached' });
  }
});
