import { readConfig } from './config';
import { createSimulator } from './create-simulator';

async function main(): Promise<void> {
  const config = readConfig();
  const simulator = createSimulator({ channels: config.channels, dataFile: config.dataFile, canAdvanceClock: true });
  const server = await simulator.listen(config.port, config.host);
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever started us is gone: nobody else would stop us.
  process.once('disconnect', stop);
  console.log(`The WhatsApp simulator listens on ${server.url}`);
}

function sentenceFor(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    return `Port ${port} is taken by another program. Stop it, or choose another port with PORT.`;
  }
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  console.error(sentenceFor(error));
  process.exit(1);
});
