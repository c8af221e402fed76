import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textIn } from '../json';
import { CHANNEL, codeOf, Sandbox } from '../testing/sandbox';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const ADA = '15550100123';

describe('files', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await Sandbox.start();
  });
  afterAll(() => sandbox.close());

  const upload = async (form: FormData, at: Sandbox = sandbox, number = CHANNEL.phoneNumberId) => {
    const answer = await fetch(`${at.url}/v25.0/${number}/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${CHANNEL.accessToken}` },
      body: form,
    });
    return { status: answer.status, body: (await answer.json()) as { id?: string; error?: unknown } };
  };
  const form = (file: Blob | null, type: string, product = 'whatsapp') => {
    const made = new FormData();
    made.append('messaging_product', product);
    if (type) made.append('type', type);
    if (file) made.append('file', file, 'a.png');
    return made;
  };
  const png = new Blob([PNG], { type: 'image/png' });

  it('are uploaded, described, fetched with the token, and sent', async () => {
    const { body } = await upload(form(png, 'image/png'));
    const id = body.id ?? '';
    const described = await sandbox.graph('GET', `${id}?phone_number_id=${CHANNEL.phoneNumberId}`);
    expect(described.body).toMatchObject({ id, mime_type: 'image/png', file_size: '7', messaging_product: 'whatsapp' });
    const url = textIn(described.body, 'url') ?? '';
    const file = await fetch(url, { headers: { authorization: `Bearer ${CHANNEL.accessToken}` } });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG);
    expect((await fetch(url)).status).toBe(401);
    await sandbox.write(ADA);
    expect((await sandbox.send(ADA, { type: 'image', image: { id } })).status).toBe(200);
    const onPhone = await fetch(`${sandbox.url}/api/media/${id}`);
    expect(onPhone.headers.get('content-type')).toBe('image/png');
  });

  it.each<[string, FormData, number]>([
    ['without a file', form(null, 'image/png'), 131008],
    ['of a type that the platform does not take', form(new Blob(['<p>'], { type: 'text/html' }), ''), 131009],
    ['that are empty', form(new Blob([]), 'image/png'), 131009],
    ['that are too large', form(new Blob([new Uint8Array(5 * 1024 * 1024 + 1)]), 'image/jpeg'), 131009],
    ['for another product', form(png, 'image/png', 'telegram'), 100],
  ])('%s are refused', async (_, made, code) => {
    const { status, body } = await upload(made);
    expect([status, codeOf(body)]).toEqual([400, code]);
  });

  it('that nobody uploaded can not be sent', async () => {
    const { body } = await sandbox.send(ADA, { type: 'document', document: { id: '42' } });
    expect(codeOf(body)).toBe(131053);
  });

  it('of customers are told by id and lie where their link says', async () => {
    const entry = await sandbox.write(ADA, { type: 'image', link: 'https://cdn.example/cat.jpg' });
    const id = JSON.stringify(entry).match(/"id":"(\d+)"/)?.[1] ?? '';
    const { body } = await sandbox.graph('GET', id);
    const file = await fetch(textIn(body, 'url') ?? '', {
      headers: { authorization: `Bearer ${CHANNEL.accessToken}` },
      redirect: 'manual',
    });
    expect([file.status, file.headers.get('location')]).toEqual([302, 'https://cdn.example/cat.jpg']);
  });

  it('outlive a restart, and go when everything is forgotten', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'media-'));
    const dataFile = path.join(folder, 'sandbox.json');
    const first = await Sandbox.start({ dataFile });
    const { body } = await upload(form(png, 'image/png'), first);
    await first.close();
    const second = await Sandbox.start({ dataFile });
    expect((await fetch(`${second.url}/api/media/${body.id}`)).status).toBe(200);
    await second.control('DELETE', 'record');
    expect((await fetch(`${second.url}/api/media/${body.id}`)).status).toBe(404);
    expect(existsSync(`${dataFile}.media`)).toBe(false);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a customer’s reaction', () => {
  it('says what it is about, and can be taken back', async () => {
    const sandbox = await Sandbox.start();
    const { id } = await sandbox.write(ADA);
    await sandbox.write(ADA, { type: 'reaction', messageId: id, emoji: '👍' });
    const back = await sandbox.write(ADA, { type: 'reaction', messageId: id, emoji: '' });
    expect(back['content']).toMatchObject({ type: 'reaction', reaction: { message_id: id } });
    const chat = await sandbox.chat(ADA);
    expect(JSON.stringify(chat[1])).toContain('"emoji":"👍"');
    await sandbox.close();
  });
});
