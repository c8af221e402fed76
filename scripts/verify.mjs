// npm run verify: what a change must pass. Stops at the first red.
import './check-node.mjs';
import { bin, ensureInstalled, nx, run } from './workspace.mjs';

const checks = [
  { name: 'Format', mend: 'npm run format', check: () => run(bin('prettier'), ['--check', '--log-level=warn', '.']) },
  { name: 'Lint', mend: 'npm run lint', check: () => run(bin('eslint'), ['.']) },
  {
    name: 'Types',
    mend: 'nx run-many -t typecheck',
    check: () => nx(['run-many', '-t', 'typecheck', '--outputStyle=static']),
  },
  { name: 'Tests', mend: 'npm test', check: () => run(process.execPath, ['scripts/test.mjs']) },
  { name: 'Build', mend: 'nx run-many -t build', check: () => nx(['run-many', '-t', 'build', '--outputStyle=static']) },
];

await ensureInstalled();
for (const { name, mend, check } of checks) {
  const since = Date.now();
  console.log(`\n--- ${name}`);
  try {
    await check();
  } catch {
    console.error(`\n${name}: RED. Mend it (${mend}) and run npm run verify again.`);
    process.exit(1);
  }
  console.log(`${name}: green in ${((Date.now() - since) / 1000).toFixed(0)} s`);
}
console.log('\nAll green.');
