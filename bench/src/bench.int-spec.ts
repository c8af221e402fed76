import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

jest.setTimeout(180_000);

/** A shared machine swings by a factor of three: figures are for people, exactness is for tests. */
it('measures everything in quick mode and finds it exact', async () => {
  const program = path.join(__dirname, '../dist/bench.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--quick'], { timeout: 170_000 });
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
