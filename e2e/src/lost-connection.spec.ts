import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually';
import { openFrailLine } from './frail-line';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

/** How long the browser is cut off, in s. */
const CUT_OFF = 60;
/** How many customers start the journey in each second of it. */
const ARRIVALS = 10;
const CUSTOMERS = (CUT_OFF + 10) * ARRIVALS;
/** The customer whose thread is open writes every so many seconds. */
const WRITES_EVERY = 5;

/** Those that the dashboard shows, beside those of the journeys. */
const FIGURES = [
  'traffic-in',
  'funnel-targeted-people',
  'funnel-users-people',
  'funnel-delivered-people',
  'funnel-read-people',
  'tile-active',
];

story(
  'a browser that is cut off for a minute under load shows exact figures after, on canvas and dashboard, and all messages',
  async (stage) => {
    const { id } = await stage.api.createJourney('News', remindingJourney('news'));
    await stage.api.publish(id);
    const phone = await Phone.ofNewCustomer(stage, 'Ines', '+351 912 345 678');
    await phone.write('Line 0');
    await eventually(async () => expect(await stage.api.conversations()).toHaveLength(1));

    const line = await openFrailLine(stage.product.url);
    try {
      const live = await JourneyCanvas.open(await stage.open(`${line.url}/journeys/${id}?mode=live`));
      const inbox = await stage.open(`${line.url}/inbox`);
      await inbox.getByRole('link', { name: /Ines/ }).click();
      const thread = inbox.getByTestId('thread');
      await thread.getByText('Line 0').waitFor();
      const dashboard = await stage.open(`${line.url}/?range=today`);
      const figures = () => Promise.all(FIGURES.map((name) => dashboard.getByTestId(name).textContent()));
      await dashboard.getByTestId('funnel-targeted-people').waitFor();

      await stage.api.startCrowd({
        ...{ customers: CUSTOMERS, firstWaId: '34611000000', arrivalsPerSecond: ARRIVALS, openingTexts: ['news'] },
        ...{ answers: [], replyDelayMs: [100, 200], maxTurns: 1 },
      });
      await eventually(async () => expect((await live.figures('Asks')).entered).toBeGreaterThan(ARRIVALS));

      stage.expectErrors(/ERR_CONNECTION|ERR_SOCKET|ERR_EMPTY_RESPONSE|socket\.io/);
      line.cut();
      await live.page.getByText('Connecting…').waitFor();
      await dashboard.getByText('Connecting…').waitFor();
      const [stale, staleFigures] = [await live.figures('Asks'), await figures()];
      const written = ['Line 0'];
      for (let second = 0; second < CUT_OFF; second += WRITES_EVERY) {
        await phone.write(`Line ${written.length}`);
        written.push(`Line ${written.length}`);
        await sleep(WRITES_EVERY * 1_000);
      }
      expect(await live.figures('Asks')).toEqual(stale);
      expect(await figures()).toEqual(staleFigures);
      expect(await thread.getByText(/^Line \d+$/).count()).toBe(1);
      line.mend();

      await live.page.getByText('Connecting…').waitFor({ state: 'detached' });
      await eventually(async () => {
        const lines = await thread
          .getByRole('log')
          .getByText(/^Line \d+$/)
          .allTextContents();
        expect(lines).toEqual(written);
      });
      await live.showsFigures('Asks', { entered: CUSTOMERS, here: 0, left: { Next: CUSTOMERS } });
      await live.showsFigures('Pause', { entered: CUSTOMERS, here: CUSTOMERS, left: { Next: 0 } });
      const { nodes } = await stage.api.counts(id);
      expect(Object.values(nodes).map(({ entered }) => entered)).toEqual([CUSTOMERS, CUSTOMERS, CUSTOMERS]);
      await dashboard.getByRole('link', { name: `${CUSTOMERS}, export who started “News”` }).waitFor();
      await eventually(async () => {
        const { funnel, traffic, activeRuns } = await stage.api.dashboard();
        const came = traffic.points.reduce((sum, point) => sum + point.in, 0);
        const all = [came, funnel.targeted, funnel.users, funnel.delivered.people, funnel.read.people, activeRuns];
        expect(await figures()).toEqual(all.map((count) => count.toLocaleString('en-US')));
        expect([came, activeRuns]).toEqual([CUSTOMERS + written.length, CUSTOMERS]);
      });
      // What comes now comes by itself again.
      await phone.write('Are you there?');
      await thread.getByText('Are you there?').waitFor();
    } finally {
      await line.close();
    }
  },
);
