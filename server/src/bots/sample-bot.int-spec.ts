import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { freePort } from '@sendero/migrations';
import type { NewBot } from '@sendero/shared';
import { eventually, startProduct, type Product } from '../testing/product';
import { addRule } from '../testing/rules';

const ADA = '15550100001';
const SAMPLE = path.resolve(__dirname, '../../../examples/bot/bot.mjs');

let product: Product;
beforeEach(async () => {
  product = await startProduct({ allowPrivateWebhooks: true });
  await product.sql(`UPDATE journey SET status = 'paused'`);
});
afterEach(() => product.close());

const sends = async (...expected: string[]) => {
  const received = await eventually(product.received, (all) => all.length >= expected.length);
  expect(received.map((message) => message.text)).toEqual(expected);
};
const becomes = (column: 'status' | 'assigned_to', value: string) =>
  eventually(
    () => product.sql<{ value: string }>(`SELECT ${column} AS value FROM conversation`),
    ([row]) => row?.value === value,
  );

it('the sample bot answers, brings people in and says goodbye (WEB-45)', async () => {
  const port = await freePort();
  const settings = { name: 'Parcel bot', url: `http://127.0.0.1:${port}/` };
  const bot = await product.api<NewBot>('POST', '/bots', { settings });
  await addRule(product, { action: { type: 'bot', bot: bot.bot.id } });
  const sample = await startSample(port, bot);
  try {
    await product.writes(ADA, 'hi');
    await product.writes(ADA, 'hours');
    await sends('You said “hi”. What would you like?', 'We are open from 9 to 6.');
    await product.writes(ADA, 'bye');
    await becomes('status', 'resolved');
    await product.writes(ADA, 'person');
    await becomes('assigned_to', 'Support');
    await sends(
      'You said “hi”. What would you like?',
      'We are open from 9 to 6.',
      'Goodbye!',
      'One moment, somebody will be with you.',
    );
  } finally {
    sample.kill();
  }
});

async function startSample(port: number, { secret, token }: NewBot): Promise<ChildProcess> {
  const sample = spawn(process.execPath, [SAMPLE], {
    env: { SENDERO_URL: product.url, SENDERO_SECRET: secret, SENDERO_TOKEN: token, PORT: String(port) },
  });
  await new Promise<void>((resolve, reject) => {
    sample.stdout.once('data', () => resolve());
    sample.stderr.once('data', (said: Buffer) => reject(new Error(said.toString())));
  });
  return sample;
}
