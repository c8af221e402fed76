// npm run dev: server and editor that follow every saved file. The database lives on between the server's restarts.
import './check-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bin, ensureBuilt, ensureInstalled, explain, root } from './workspace.mjs';

const COMPILED = ['shared', 'engine', 'migrations', 'simulator', 'server'];
const EDITOR_PORT = 5173;

try {
  await ensureInstalled();
  await ensureBuilt(['server', 'editor', 'simulator'], 'Building Sendero');
} catch (error) {
  explain(error);
  process.exit(1);
}
const settings = path.join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);

const postgres = process.env.DATABASE_URL ? undefined : await startPostgres();
const port = process.env.PORT || '3000';
const children = [
  ...COMPILED.map((project) =>
    start(
      bin('swc'),
      ['src', '-d', 'dist', '--strip-leading-paths', '--config-file', '../.swcrc', '--watch', '--quiet'],
      project,
    ),
  ),
  start(process.execPath, ['--watch', '--watch-preserve-output', '--enable-source-maps', 'server/dist/main.js'], '.', {
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    PORT: port,
  }),
  start(
    path.join(root, 'editor', 'node_modules', '.bin', 'vite'),
    ['--port', String(EDITOR_PORT), '--clearScreen', 'false'],
    'editor',
    {
      SENDERO_SERVER: `http://localhost:${port}`,
    },
  ),
];
console.log(
  `\nWorking on Sendero: editor with hot reload at http://localhost:${EDITOR_PORT}, server at http://localhost:${port}\n`,
);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

async function startPostgres() {
  const { startEmbeddedPostgres } = createRequire(import.meta.url)('../migrations/dist/index.js');
  try {
    return await startEmbeddedPostgres({ dataDir: path.resolve(root, process.env.DATA_DIR || '.data'), durable: true });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

function start(command, args, folder, env = {}) {
  const child = spawn(command, args, {
    cwd: path.join(root, folder),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  child.once('exit', (code) => {
    if (!stopping && code !== 0) console.error(`${path.basename(command)} (${folder}) ended with code ${code}`);
  });
  return child;
}

/** Postgres goes last, when nobody is connected any more. */
async function stop() {
  if (stopping) return;
  stopping = true;
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const gone = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
  await postgres?.stop();
  process.exit(0);
}
