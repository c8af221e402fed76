import { Agent, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FrontDoor } from './front-door';

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
afterAll(() => agent.destroy());

it('closes while a sender keeps its connections busy, and answers what it has taken', async () => {
  const door = new FrontDoor();
  door.initHttpServer();
  door.answerFirst([
    { owns: () => true, handle: (_, response) => void setTimeout(() => response.writeHead(200).end('done'), 2) },
  ]);
  await new Promise<void>((resolve) => door.getHttpServer().listen(0, '127.0.0.1', resolve));
  const { port } = door.getHttpServer().address() as AddressInfo;
  const answers: string[] = [];
  const refusals: string[] = [];
  const senders = Array.from({ length: 4 }, async () => {
    while (refusals.length === 0) {
      await post(port).then(
        (answer) => answers.push(answer),
        (error: NodeJS.ErrnoException) => refusals.push(error.code ?? error.message),
      );
    }
  });
  while (answers.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(refusals).toEqual([]);

  // It would wait for ever for connections that are always in use.
  await door.close();
  await Promise.all(senders);
  expect(new Set(answers)).toEqual(new Set(['200 done']));
  expect(refusals[0]).toMatch(/^ECONN(REFUSED|RESET)$/);
  await expect(door.close()).resolves.toBeUndefined();
});

function post(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ port, agent, method: 'POST', host: '127.0.0.1' }, (response: IncomingMessage) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve(`${response.statusCode} ${body}`));
      response.on('error', reject);
    })
      .on('error', reject)
      .end('{}');
  });
}
