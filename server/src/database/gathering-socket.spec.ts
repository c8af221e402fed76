import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { GatheringSocket } from './gathering-socket';

it('hands over what one turn wrote together, in order, also when it ends right after', async () => {
  const heard: Buffer[] = [];
  const server = createServer((peer) => peer.on('data', (chunk) => heard.push(chunk))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = new GatheringSocket().resume();
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const together = jest.spyOn(socket, '_writev');
  const statement = (text: string) => {
    socket.cork();
    socket.write(text);
    socket.write(';');
    socket.uncork();
  };

  statement('one');
  statement('two');
  await new Promise((resolve) => setImmediate(resolve));
  expect(together.mock.calls.map(([chunks]) => chunks.length)).toEqual([4]);
  statement('three');
  socket.end();
  await once(socket, 'close');
  expect(Buffer.concat(heard).toString()).toBe('one;two;three;');
  server.close();
});
