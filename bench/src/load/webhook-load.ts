import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { DEMO_NUMBER, demoWebhookPath } from '@sendero/server';

const CONNECTIONS = 64;
const PEOPLE = 2_000;

/**
 * Posts signed webhooks as fast as they are answered, for SECONDS, in a process of its own; the last line it prints is
 * a JSON object. Every webhook is a message of its own that starts nothing; the bodies are one text with two numbers
 * filled in, and the sockets are bare, so that the load costs little beside what it measures.
 */
async function main(): Promise<void> {
  const { PORT, SECONDS } = process.env;
  const seconds = Number(SECONDS);
  const latencies: number[] = [];
  let sent = 0;
  let refused = 0;
  let stopped = false;
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => open(Number(PORT))));
  const from = performance.now();
  setTimeout(() => (stopped = true), seconds * 1_000);
  await Promise.all(
    sockets.map(async (socket) => {
      while (!stopped) {
        const at = performance.now();
        const answer = await exchange(socket, request(sent++, Number(PORT)));
        latencies.push(performance.now() - at);
        if (!answer.startsWith('HTTP/1.1 200')) refused++;
      }
      socket.destroy();
    }),
  );
  const took = (performance.now() - from) / 1_000;
  latencies.sort((a, b) => a - b);
  const percentile = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  console.log(JSON.stringify({ sent, refused, perSecond: sent / took, p50: percentile(0.5), p99: percentile(0.99) }));
}

function request(n: number, port: number): string {
  const waId = String(15_580_000_000 + (n % PEOPLE));
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: DEMO_NUMBER.wabaId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550100999', phone_number_id: DEMO_NUMBER.phoneNumberId },
              contacts: [{ profile: { name: 'Ada' }, wa_id: waId }],
              messages: [
                {
                  from: waId,
                  id: `wamid.bench${n}`,
                  timestamp: String(Math.floor(Date.now() / 1_000)),
                  type: 'text',
                  text: { body: 'Good morning' },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  const signature = createHmac('sha256', DEMO_NUMBER.appSecret).update(body).digest('hex');
  return (
    `POST ${demoWebhookPath()} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
    `x-hub-signature-256: sha256=${signature}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  );
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).setNoDelay(true);
    socket.once('error', reject);
  });
}

/** An answer to a webhook has no body, so it ends where its head ends. */
function exchange(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const hear = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (!answer.includes('\r\n\r\n')) return;
      socket.off('data', hear);
      resolve(answer);
    };
    socket.on('data', hear);
    socket.once('close', () => reject(new Error('The server hung up.')));
    socket.write(text);
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
