import { createServer, type Server } from 'node:net';
import { freePort } from './free-port';

const listenOn = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

it('can be listened on, and lies where no connection gets its own', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  expect(ports.filter((port) => port >= 32_768)).toEqual([]);
  const servers = await Promise.all([...new Set(ports)].map(listenOn));
  expect(servers).toHaveLength(new Set(ports).size);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});
