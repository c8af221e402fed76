// Installs, builds and runs the server, and sees to it that nothing is left when it ends.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, explain, root } from './workspace.mjs';

const STOP_TIMEOUT_MS = 15_000;

export async function launch() {
  try {
    await ensureInstalled();
    await ensureBuilt(['server', 'editor', 'simulator'], 'Building Sendero');
  } catch (error) {
    explain(error);
    process.exit(1);
  }
  const settings = path.join(root, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  runServer(path.join(root, 'server', 'dist', 'main.js'));
}

/**
 * The server gets a process group of its own: Ctrl-C in a terminal signals the whole group, and the server must close
 * its connections before its Postgres goes. It watches the channel to this process and stops when that breaks.
 */
function runServer(main) {
  const server = fork(main, process.argv.slice(2), {
    cwd: root,
    detached: true,
    execArgv: ['--enable-source-maps', '--max-semi-space-size=64'],
    env: { NODE_ENV: 'production', ...process.env },
  });
  let asked = false;
  const stop = (signal) => {
    if (asked) return;
    asked = true;
    server.kill(signal);
    setTimeout(() => {
      console.error('The server did not stop within 15 seconds and was ended. What was committed is safe.');
      server.kill('SIGKILL');
    }, STOP_TIMEOUT_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  server.once('error', (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  server.once('exit', (code, signal) => {
    if (signal && !asked)
      console.error(`The server was ended by ${signal}. Start it again: what was committed is safe.`);
    process.exit(code ?? (asked && signal !== 'SIGKILL' ? 0 : 1));
  });
}
