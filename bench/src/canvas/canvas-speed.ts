import type { JourneyDetail, PublishedVersion, WorkspaceView } from '@sendero/shared';
import type { Page } from 'playwright-core';
import { callJson } from '../stage/call-json';
import { Stage } from '../stage/stage';
import { launchChromium } from './chromium';
import { CountStream } from './count-stream';
import { frameTimes, type FrameTimes } from './frame-times';
import { largeJourney } from './large-journey';

export interface CanvasOptions {
  readonly databaseUrl: string;
  readonly nodes: number;
  /** How long each of the situations is watched. */
  readonly seconds: number;
  readonly onOpen: (close: () => Promise<void>) => void;
}

/** The live canvas while every count on it moves: looked at and dragged about, as a whole and close, and zoomed between. */
export interface CanvasSpeed {
  readonly whole: FrameTimes;
  readonly wholeDragged: FrameTimes;
  readonly zoomed: FrameTimes;
  readonly close: FrameTimes;
  readonly closeDragged: FrameTimes;
  /** How often the counts on the screen changed in a second. */
  readonly updatesPerSecond: number;
  /** The counts on the screen were those of the database in the end. */
  readonly exact: boolean;
}

const VIEWPORT = { width: 1_440, height: 900 } as const;
/** Until the first counts have given every card its size, in ms. */
const WARM_UP_MS = 5_000;
/** From seeing all of it to reading it. */
const ZOOMED_IN = 9;
/** How long screens may take to show the last counts, in ms. */
const SETTLED_MS = 15_000;

export async function canvasSpeed({ databaseUrl, nodes, seconds, onOpen }: CanvasOptions): Promise<CanvasSpeed> {
  const stage = await Stage.open({ databaseUrl });
  onOpen(() => stage.close());
  const browser = await launchChromium();
  onOpen(() => browser.close());
  const { id: workspace } = await callJson<WorkspaceView>('GET', `${stage.serverUrl}/api/workspace`);
  const document = largeJourney(nodes);
  const { id } = await callJson<JourneyDetail>('POST', `${stage.serverUrl}/api/journeys`, { name: 'Large', document });
  const version = await callJson<PublishedVersion>('POST', `${stage.serverUrl}/api/journeys/${id}/publish`, {});
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(`${stage.serverUrl}/journeys/${id}?mode=live`);
  await page
    .getByTestId('entered')
    .nth(nodes - 1)
    .waitFor({ state: 'attached', timeout: 60_000 });
  const stream = new CountStream(stage.database, workspace, version.id, document);
  onOpen(() => stream.stop());
  const still = () => page.waitForTimeout(seconds * 1_000);
  const watch = (meanwhile: () => Promise<void>) => frameTimes(page, seconds, meanwhile);
  const seeAll = async () => {
    await page.getByRole('button', { name: 'Fit View' }).click();
    await page.waitForTimeout(WARM_UP_MS);
  };
  await seeAll();
  const whole = await watch(still);
  const wholeDragged = await watch(() => drag(page, seconds));
  await seeAll();
  const zoomed = await watch(() => zoom(page, seconds));
  await seeAll();
  for (let times = 0; times < ZOOMED_IN; times += 1) await page.getByRole('button', { name: 'Zoom In' }).click();
  await page.waitForTimeout(WARM_UP_MS);
  await page.evaluate(countUpdates);
  const close = await watch(still);
  const updatesPerSecond = (await page.evaluate(updatesSoFar)) / seconds;
  const closeDragged = await watch(() => drag(page, seconds));
  await stream.stop();
  const exact = await showsInTheEnd(page, stream.turns);
  return { whole, wholeDragged, zoomed, close, closeDragged, updatesPerSecond, exact };
}

/** Drags the canvas about with the mouse, as somebody does who looks for something. */
async function drag(page: Page, seconds: number): Promise<void> {
  const until = Date.now() + seconds * 1_000;
  const centre = { x: VIEWPORT.width / 2, y: VIEWPORT.height - 60 };
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  for (let turn = 0; Date.now() < until; turn += 1) {
    await page.mouse.move(centre.x + 240 * Math.sin(turn / 20), centre.y - 200 + 120 * Math.cos(turn / 15));
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
}

/** Zooms in until it can be read and out again, with the wheel. */
async function zoom(page: Page, seconds: number): Promise<void> {
  const until = Date.now() + seconds * 1_000;
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  await page.keyboard.down('Control');
  for (let turn = 0; Date.now() < until; turn += 1) {
    await page.mouse.wheel(0, -60 * Math.sin(turn / 12));
    await page.waitForTimeout(16);
  }
  await page.keyboard.up('Control');
}

/** Runs in the page: counts how often the figure of the first step in sight changes. */
function countUpdates(): void {
  const counted = { updates: 0 };
  Object.assign(window, { counted });
  const figure = document.querySelector('[data-testid=entered]');
  if (figure)
    new MutationObserver(() => (counted.updates += 1)).observe(figure, { characterData: true, subtree: true });
}

/** Runs in the page. */
function updatesSoFar(): number {
  return Reflect.get(window, 'counted').updates;
}

async function showsInTheEnd(page: Page, turns: number): Promise<boolean> {
  const expected = `${turns.toLocaleString('en-US')} entered`;
  const wrong = (text: string) =>
    [...document.querySelectorAll('[data-testid=entered]')].filter((figure) => figure.textContent !== text).length;
  const until = Date.now() + SETTLED_MS;
  while (Date.now() < until) {
    if ((await page.evaluate(wrong, expected)) === 0) return true;
    await page.waitForTimeout(200);
  }
  return false;
}
