import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from './canvas/chromium';

/** What is measured takes about a minute on two quiet cores. */
const WITHIN_MS = 300_000;

jest.setTimeout(2 * WITHIN_MS);

/** A shared machine swings by a factor of three: figures are for people, exactness is for tests. */
it('measures everything in quick mode and finds it exact', async () => {
  const program = path.join(__dirname, '../dist/bench.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--quick'], { timeout: WITHIN_MS });
  expect(stdout).toContain('Exact: nothing lost, nothing twice');
  const figures: Readonly<Record<string, number>> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(Object.keys(figures)).toEqual([
    'stepsPerSecond',
    'webhooksPerSecond',
    'messagesPerSecond',
    'webhookP99Ms',
    'replyToSendP99Ms',
    'coresPerThousandMessages',
    'rssMb',
    'engineStepsPerSecond10',
    'engineStepsPerSecond100',
    'linterP95Ms',
  ]);
  expect(Object.entries(figures).filter(([, value]) => !(value > 0))).toEqual([]);
});

const inBrowser = findChromium() === undefined ? it.skip : it;

inBrowser('measures the live canvas in quick mode, and what it shows is exact', async () => {
  const program = path.join(__dirname, '../dist/bench.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--canvas', '--quick'], {
    timeout: WITHIN_MS,
  });
  expect(stdout).toContain('Exact: every count on the screen is the database’s.');
  const figures: Readonly<Record<string, number>> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(figures).toMatchObject({ wholeMedianMs: expect.any(Number), closeDraggedP95Ms: expect.any(Number) });
  expect(Object.values(figures).every((value) => value > 0)).toBe(true);
});
