import { migrate, SetupError, startEmbeddedPostgres, type EmbeddedPostgres } from '@sendero/migrations';
import { ConfigError, readConfig, type Config } from './config';
import { assertPortFree, PortTakenError } from './port';
import { startServer } from './start-server';

/** Says what happens while the product comes up; the launcher shows it as it is. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const launched = process.connected;
  const config = readConfig();
  await assertPortFree(config.port, config.host);
  const postgres = await openDatabase(config);
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) say(`Database migrated (${applied.length} steps).`);
  const server = await startServer(config, databaseUrl);
  say(ready(config, server.url));

  let stopping: Promise<void> | undefined;
  const stop = (reason: string): void => {
    stopping ??= (async () => {
      say(reason === '' ? 'Stopping …' : `${reason} Stopping …`);
      await server.close();
      await postgres?.stop();
      say('Stopped. All data is kept.');
      process.exit(0);
    })().catch((error: unknown) => fail(error));
  };
  process.on('SIGINT', () => stop(''));
  process.on('SIGTERM', () => stop(''));
  // The launcher is gone: nobody could stop us any more.
  process.on('disconnect', () => stop('The launcher is gone.'));
  if (launched && !process.connected) stop('The launcher is gone.');
}

async function openDatabase(config: Config): Promise<EmbeddedPostgres | undefined> {
  if (config.databaseUrl !== undefined) return undefined;
  say('Starting the database …');
  return startEmbeddedPostgres({ dataDir: config.dataDir, durable: true });
}

function ready(config: Config, url: string): string {
  if (config.role === 'worker') return 'Sendero worker is running.';
  const phone = config.sandbox && config.simulatorUrl === undefined ? `\n  Phone   ${url}/sandbox/` : '';
  return `\nSendero is running.\n\n  Editor  ${url}${phone}\n  API     ${url}/api/docs\n\nPress Ctrl-C to stop.`;
}

/** One sentence for what a person can mend; everything for what is our fault. */
function fail(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof SetupError || error instanceof PortTakenError;
  process.stderr.write(known ? `${error.message}\n` : `Sendero could not go on. ${describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return 'The database at DATABASE_URL does not answer: check the address and that Postgres is running.';
  }
  if (code === '28P01' || code === '28000') return 'The database at DATABASE_URL refused the user or password.';
  if (code === '3D000') return 'The database named in DATABASE_URL does not exist: create it first.';
  return error.stack ?? error.message;
}

main().catch(fail);
