import { ConfigError, readConfig } from '../config';
import { journeyCommand } from './journey-command';

async function main(): Promise<number> {
  const { port, apiKey } = readConfig();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const complain = (line: string) => process.stderr.write(`${line}\n`);
  return journeyCommand(process.argv.slice(2), { url: `http://localhost:${port}`, apiKey }, say, complain);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 2;
  },
);
