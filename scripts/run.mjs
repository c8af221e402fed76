// npm run demo, bench, journey, schema: builds a project and runs one of its programs with the arguments that follow.
import './check-node.mjs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, explain, ProgramFailed, root, run } from './workspace.mjs';

const [project, program, ...args] = process.argv.slice(2);

try {
  await ensureInstalled();
  await ensureBuilt([project]);
} catch (error) {
  explain(error);
  process.exit(1);
}
// Ctrl-C reaches the program too; this process waits for it to end.
process.on('SIGINT', () => undefined);
try {
  const file = path.join(root, project, 'dist', `${program}.js`);
  // Files are named as seen from where the command was typed.
  await run(process.execPath, ['--enable-source-maps', file, ...args], { cwd: process.env.INIT_CWD ?? root });
} catch (error) {
  if (!(error instanceof ProgramFailed)) throw error;
  process.exit(typeof error.code === 'number' ? error.code : 1); // it has said itself what went wrong
}
