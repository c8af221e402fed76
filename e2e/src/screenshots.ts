// Takes the README's pictures of the product at work: npx nx build e2e && node e2e/dist/screenshots.js
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startTestPostgres } from '@sendero/migrations';
import { eventually } from './eventually';
import { JourneyCanvas } from './journey-canvas';
import { Phone } from './phone';
import { openStage, type Stage } from './stage';

const IMAGES = path.resolve(__dirname, '../../docs/images');

async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const postgres = await startTestPostgres();
  process.env['TEST_DATABASE_URL'] = postgres.url;
  const stage = await openStage();
  try {
    await pictureOfTheCanvas(stage);
    await pictureOfThePhone(stage);
    await pictureOfTheInbox(stage);
    stage.assertNoErrors();
  } finally {
    await stage.close();
    await postgres.stop();
  }
}

const tap = (title: string) => ({ type: 'tap', title });
const text = (words: string) => ({ type: 'text', text: words });

/** Thirty customers walk the demo journey; some of them are still at a question when the picture is taken. */
async function pictureOfTheCanvas(stage: Stage): Promise<void> {
  const welcome = (await stage.api.journeys()).find(({ name }) => name === 'Welcome');
  if (!welcome) throw new Error('The demo journey is not there.');
  const crowd = (customers: number, firstWaId: string, openingTexts: readonly string[], silent: number) =>
    stage.api.walk({
      customers,
      firstWaId,
      openingTexts,
      arrivalsPerSecond: 20,
      replyDelayMs: [50, 200],
      maxTurns: 6,
      answers: [
        {
          whenTextContains: 'what can we do for you?',
          choices: [
            { weight: 40, answer: tap('Where is my order') },
            { weight: 20, answer: tap('Opening hours') },
            { weight: 20, answer: tap('Offers') },
            { weight: 8, answer: text('Can I talk to somebody?') },
            { weight: silent, answer: null },
          ],
        },
        {
          whenTextContains: 'what is your',
          choices: [
            { weight: 80, answer: text('40711') },
            { weight: silent, answer: null },
          ],
        },
      ],
    });
  await crowd(6, '34600200000', ['START'], 0);
  await crowd(24, '34600100000', ['hi', 'hello', 'Hola'], 15);
  await stage.api.advance(2 * 60 * 60 * 1000);
  await crowd(6, '34600200000', ['hi'], 10);
  await crowd(10, '34600300000', ['hi', 'hello'], 60);

  const person = await stage.newPerson({ viewport: { width: 1600, height: 880 } });
  const canvas = await JourneyCanvas.open(await stage.open(`/journeys/${welcome.id}?mode=live`, person));
  await eventually(async () => expectAtLeast((await canvas.allFigures())[0]?.entered, 30));
  await canvas.page.waitForTimeout(1_500);
  await canvas.page.screenshot({ path: path.join(IMAGES, 'canvas.png') });
}

/** A customer asks for an order, a parcel of wool and the opening hours. */
async function pictureOfThePhone(stage: Stage): Promise<void> {
  const person = await stage.newPerson({ viewport: { width: 1180, height: 900 } });
  const phone = await Phone.ofNewCustomer(stage, 'Maya', '+34 600 11 22 33', person);
  await phone.write('START');
  await phone.write('Hi!');
  await phone.fromBusiness('What can we do for you?').waitFor();
  await phone.tap('Opening hours');
  await phone.fromBusiness('Monday to Saturday').waitFor();
  await phone.write('Hello again');
  await phone.fromBusiness('What can we do for you?').nth(1).waitFor();
  await phone.tap('Offers');
  await phone.fromBusiness('20% off').waitFor();
  await phone.tap('Tell me more');
  await phone.page.mouse.move(0, 0);
  await phone.page.waitForTimeout(2_500);
  await phone.page.screenshot({ path: path.join(IMAGES, 'phone.png') });
}

/** The inbox with what Maya and the crowd wrote, and an answer from a person. */
async function pictureOfTheInbox(stage: Stage): Promise<void> {
  const person = await stage.newPerson({ viewport: { width: 1440, height: 880 } });
  const inbox = await stage.open('/inbox', person);
  await inbox.getByRole('link', { name: /Maya/ }).click();
  const thread = inbox.getByTestId('thread');
  await thread.getByRole('textbox', { name: 'Message' }).fill('We keep one aside for you until *Saturday*.');
  await thread.getByRole('button', { name: 'Send' }).click();
  await thread.getByText('From the inbox').waitFor();
  await inbox.mouse.move(0, 0);
  await inbox.waitForTimeout(2_500);
  await inbox.screenshot({ path: path.join(IMAGES, 'inbox.png') });
}

function expectAtLeast(found: number | undefined, wanted: number): void {
  if (found === undefined || found < wanted) throw new Error(`${found ?? 'none'} of ${wanted} are there.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
