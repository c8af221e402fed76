import { createServer } from 'node:net';

export class PortTakenError extends Error {}

/**
 * Looks whether the port can be had, before anything slow is started.
 *
 * @throws PortTakenError with a sentence for the person who started the product
 */
export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(new PortTakenError(sentenceFor(error, port, host)));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function sentenceFor(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop that one, or start with another port: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023, such as PORT=3000.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set HOST to 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Port ${port} on ${host} can't be used: ${error.message}`;
  }
}
