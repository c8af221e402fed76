import type { ProblemResponse, WebhookEventOf } from '@sendero/shared';
import type { Config } from '../config';
import { metaWebhook } from '../testing/product';
import { openWebhookStage, type WebhookStage } from '../testing/webhook-stage';
import { FILE_LIFE_MS } from './file-link';

const ADA = '15550100001';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** As a caller from elsewhere, who has no key. */
const FROM_AFAR = { 'x-forwarded-for': '8.8.8.8' };

let stage: WebhookStage;
const open = async (config: Partial<Config> = {}) => {
  stage = await openWebhookStage(config);
};
afterEach(() => stage.close());

/** A customer sends a picture that WhatsApp keeps, and the webhook is told of it. */
async function sendsPicture(settings: object = {}): Promise<string> {
  await stage.product.writes(ADA, 'hello');
  const conversation = await stage.first('/conversations');
  await fetch(`${stage.product.url}/api/conversations/${conversation}/attachments?filename=a.png`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array(PNG),
  });
  const [file] = await stage.product.sql<{ id: string }>('SELECT media_id AS id FROM attachment');
  await stage.add(settings);
  const image = { id: file?.id, mime_type: 'image/png', caption: 'Look' };
  const head = { from: ADA, id: 'wamid.picture', timestamp: String(Math.floor(Date.now() / 1000)) };
  await stage.product.webhook(metaWebhook({ messages: [{ ...head, type: 'image', image }] }));
  const [request] = await stage.hears(1);
  return request?.body ?? '';
}

const fileIn = (body: string) => (JSON.parse(body) as WebhookEventOf<'message.received'>).data.message.content;
/** The same address on the server of this test. */
const here = (address: string) => {
  const { pathname, search } = new URL(address);
  return `${stage.product.url}${pathname}${search}`;
};
const refused = async (address: string) => {
  const answer = await fetch(address, { headers: FROM_AFAR });
  return [answer.status, ((await answer.json()) as ProblemResponse).code];
};

it('is fetched by whoever was told of it, and by nobody else (WEB-32)', async () => {
  await open({ publicUrl: 'https://go.shop.example' });
  const { url, urlExpiresAt } = fileIn(await sendsPicture());
  const address = String(url);
  expect(address).toMatch(/^https:\/\/go\.shop\.example\/files\/[0-9a-f-]{36}\?until=\d+&signature=[0-9a-f]{64}$/);
  const answer = await fetch(here(address), { headers: FROM_AFAR });
  expect([answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer())]).toEqual([
    200,
    'image/png',
    PNG,
  ]);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');

  const until = new URL(address).searchParams.get('until') ?? '';
  expect(new Date(Number(until)).toISOString()).toBe(urlExpiresAt);
  const [other] = await stage.product.sql<{ id: string }>(`SELECT id FROM message WHERE text = 'hello'`);
  const changed = [
    address.replace(until, String(Number(until) + 1)),
    address.replace(/\/files\/[^?]+/, `/files/${other?.id}`),
    address.replace(/\/files\/[^?]+/, '/files/nothing'),
    address.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  ];
  expect(await Promise.all(changed.map((one) => refused(here(one))))).toEqual(
    changed.map(() => [404, 'file.link_invalid']),
  );
  // The address opens this file and no other way in.
  expect((await fetch(`${stage.product.url}/api/messages/${other?.id}/file`, { headers: FROM_AFAR })).status).toBe(401);

  await stage.product.advanceClock(FILE_LIFE_MS + 60_000);
  expect(await refused(here(address))).toEqual([404, 'file.link_invalid']);
});

it('has its address in the Webex Connect format too (WEB-32)', async () => {
  await open();
  const body = JSON.parse(await sendsPicture({ format: 'webex-connect' })) as { readonly attachments: string };
  const [attachment] = JSON.parse(body.attachments) as { readonly url: string }[];
  expect(attachment).toMatchObject({ mime_type: 'image/png', caption: 'Look' });
  expect((await fetch(here(attachment?.url ?? ''), { headers: FROM_AFAR })).status).toBe(200);
});

it('has no address where nobody knows how this product is reached', async () => {
  await open({ publicUrl: null });
  const content = fileIn(await sendsPicture());
  expect(content).toMatchObject({ type: 'media', mimeType: 'image/png' });
  expect(content).not.toHaveProperty('url');
});
