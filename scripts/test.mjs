// npm test: every test there is, one throw-away Postgres for all of them, one sum on the last line.
import './check-node.mjs';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureBuilt, ensureInstalled, explain, nx, root } from './workspace.mjs';

const totals = mkdtempSync(path.join(tmpdir(), 'sendero-totals-'));
let failure = false;

try {
  await ensureInstalled();
  await ensureBuilt(['server', 'editor', 'simulator', 'migrations', 'bench'], 'Building what the tests run');
  await testEverything();
} catch (error) {
  failure = true;
  explain(error);
} finally {
  failure = report() || failure;
  rmSync(totals, { recursive: true, force: true });
}
process.exit(failure ? 1 : 0);

async function testEverything() {
  const { startTestPostgres } = createRequire(import.meta.url)('../migrations/dist/index.js');
  const postgres = await startTestPostgres();
  const env = { TEST_TOTALS: totals, TEST_DATABASE_URL: postgres.url, FORCE_COLOR: '0' };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => postgres.stop().finally(() => process.exit(1)));
  try {
    await testProjects(
      projects().filter((name) => name !== 'e2e'),
      env,
    );
    await testInBrowser(env);
  } finally {
    await postgres.stop();
  }
}

/**
 * More projects at once than most machines have cores for: much of their time they wait for processes and databases.
 * A red project does not keep the others from running: nx says at the end which failed.
 */
async function testProjects(names, env) {
  const asked = ['run-many', '-t', 'test', '-p', ...names, '--parallel=3', '--outputStyle=static'];
  await nx(asked, { env }).catch(() => (failure = true));
  for (const name of names.filter((project) => !existsSync(path.join(totals, `${project}.json`)))) {
    failure = true;
    console.error(`\nThe tests of ${name} ended without a result: see their output above.`);
  }
}

/** Browser tests run alone: they measure what a person sees, and the machine should be theirs. */
async function testInBrowser(env) {
  if (!projects().includes('e2e')) return;
  const chromium = findChromium();
  if (chromium) return testProjects(['e2e'], { ...env, CHROMIUM_PATH: chromium });
  console.log(`
=====================================================================
  BROWSER TESTS SKIPPED: no Chromium was found on this machine.
  Install one (apt-get install chromium) or set CHROMIUM_PATH, and
  run npm test again to have the whole product tested.
=====================================================================`);
}

/** Whatever has Jest settings has tests. */
function projects() {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, 'jest.config.js')))
    .map((entry) => entry.name);
}

/** Prints the closing line and returns whether a test failed. */
function report() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const file of readdirSync(totals)) {
    const project = JSON.parse(readFileSync(path.join(totals, file), 'utf8'));
    for (const key of Object.keys(sum)) sum[key] += project[key];
  }
  if (failure && sum.failed === 0) sum.failed = 1; // something broke outside a test: never end on “0 failed”
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
  return sum.failed > 0;
}
