import type { AttachmentView, ConversationView, MessageView, Page, ProblemResponse } from '@sendero/shared';
import type { ChatEntry } from '@sendero/simulator';
import { FileProbe, type ProbedFile } from '../calls/file-probe';
import { MetaErrands } from '../providers/meta/meta-errands';
import { eventually, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const NOWHERE = '01990000-0000-7000-8000-00000000dead';

describe('what a person sends from the inbox (CTN-02)', () => {
  let product: Product;
  let conversation: ConversationView;
  let person = 15550200000;
  const ada = () => String(person);
  beforeAll(async () => {
    product = await startProduct();
    await product.sql(`UPDATE journey SET status = 'paused'`);
  });
  afterAll(() => product.close());
  beforeEach(async () => {
    person += 1;
    await product.writes(ada(), 'Hello');
    conversation = await eventually(
      async () => (await product.api<Page<ConversationView>>('GET', `/conversations?search=${ada()}`)).items[0],
      (found) => found !== undefined,
    ).then((found) => {
      if (!found) throw new Error('There is no conversation');
      return found;
    });
  });

  const call = async <T = MessageView & ProblemResponse>(
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly status: number; readonly body: T }> => {
    const answer = await fetch(`${product.url}/api/conversations/${conversation.id}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const send = (message: object, key?: string) =>
    call('POST', '/messages', message, key === undefined ? {} : { 'idempotency-key': key });
  const upload = async (mimeType: string, bytes: Buffer, filename = 'a.png') => {
    const answer = await fetch(
      `${product.url}/api/conversations/${conversation.id}/attachments?filename=${encodeURIComponent(filename)}`,
      { method: 'POST', headers: { 'content-type': mimeType }, body: new Uint8Array(bytes) },
    );
    return { status: answer.status, body: (await answer.json()) as AttachmentView & ProblemResponse };
  };
  const thread = async () =>
    (await product.api<Page<MessageView>>('GET', `/conversations/${conversation.id}/messages`)).items;
  const phone = (isGood: (chat: readonly ChatEntry[]) => boolean) => eventually(() => product.phone(ada()), isGood);
  const fromUs = (chat: readonly ChatEntry[]) => chat.filter(({ from }) => from === 'business');
  const theirs = async () => {
    const found = (await thread()).find(({ direction }) => direction === 'in');
    if (!found) throw new Error('Nothing came in');
    return found;
  };

  describe('files', () => {
    it('are uploaded, sent, shown on the phone and in the inbox', async () => {
      const { status, body: file } = await upload('image/png', PNG, 'Käse.png');
      expect([status, file]).toEqual([
        201,
        { id: expect.any(String), kind: 'image', mimeType: 'image/png', filename: 'Käse.png', bytes: PNG.length },
      ]);
      const sent = await send({ text: 'Our menu', file: { attachmentId: file.id } });
      expect([sent.status, sent.body.text]).toEqual([201, 'Our menu']);
      const [entry] = fromUs(await phone((chat) => fromUs(chat).length === 1));
      expect(entry?.content).toMatchObject({ type: 'image', image: { caption: 'Our menu', id: expect.any(String) } });
      const shown = await fetch(`${product.url}/api/messages/${sent.body.id}/file`);
      expect([shown.status, shown.headers.get('content-type'), Buffer.from(await shown.arrayBuffer())]).toEqual([
        200,
        'image/png',
        PNG,
      ]);
      expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    });

    it.each([
      ['application/pdf', 'document', { filename: 'bill.pdf' }, 'bill.pdf'],
      ['audio/ogg', 'audio', {}, 'a.ogg'],
      ['image/webp', 'sticker', {}, 'a.webp'],
      ['video/mp4', 'video', {}, 'a.mp4'],
    ])('of %s go out as %s', async (mimeType, kind, details, filename) => {
      const { body: file } = await upload(mimeType, Buffer.from('any bytes'), filename);
      expect((await send({ file: { attachmentId: file.id } })).status).toBe(201);
      const [entry] = fromUs(await phone((chat) => fromUs(chat).length === 1));
      expect(entry?.content).toMatchObject({ type: kind, [kind]: { ...details, id: expect.any(String) } });
    });

    it.each([
      ['text/html', Buffer.from('<p>'), 422, 'attachment.type_unsupported'],
      ['image/png', Buffer.alloc(0), 422, 'attachment.empty'],
      ['image/webp', Buffer.alloc(500 * 1024 + 1), 413, 'attachment.too_large'],
    ])('of %s that WhatsApp would refuse are refused before', async (mimeType, bytes, status, code) => {
      const answer = await upload(mimeType, bytes);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it.each<[string, object, string]>([
      ['was never uploaded', { file: { attachmentId: NOWHERE } }, 'attachment.not_found'],
      [
        'lies on a private address',
        { file: { kind: 'image', link: 'https://10.0.0.1/a.png' } },
        'message.link_invalid',
      ],
      [
        'is not reached over https',
        { file: { kind: 'image', link: 'http://cdn.example/a.png' } },
        'message.link_invalid',
      ],
      [
        'has no place for a text',
        { text: 'Listen', file: { kind: 'audio', link: 'https://cdn.example/a.mp3' } },
        'attachment.no_caption',
      ],
      [
        'has too long a text',
        { text: 'x'.repeat(1025), file: { kind: 'image', link: 'https://cdn.example/a.png' } },
        'message.too_long',
      ],
    ])('one that %s is not sent', async (_, message, code) => {
      const answer = await send(message);
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    });

    it.each<[string, ProbedFile, number, string | undefined]>([
      ['is another kind of file', { type: 'file', mimeType: 'video/mp4', bytes: 9 }, 422, 'attachment.other_kind'],
      ['is a page', { type: 'file', mimeType: 'text/html', bytes: 9 }, 422, 'attachment.type_unsupported'],
      ['is too large', { type: 'file', mimeType: null, bytes: 6_000_000 }, 422, 'attachment.too_large'],
      ['is not there', { type: 'missing' }, 422, 'attachment.link_broken'],
      ['lies in a private network', { type: 'private' }, 422, 'message.link_invalid'],
      ['fits', { type: 'file', mimeType: 'image/png', bytes: 9 }, 201, undefined],
      ['can’t be looked at', { type: 'silent' }, 201, undefined],
    ])('by link are looked at before they are sent: one that %s', async (_, found, status, code) => {
      const look = jest.spyOn(FileProbe.prototype, 'look').mockResolvedValue(found);
      const answer = await send({ file: { kind: 'image', link: ' https://cdn.example/a.png' } });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(look.mock.calls).toEqual([['https://cdn.example/a.png']]);
      look.mockRestore();
    });

    it('by link are fetched by WhatsApp itself; one that it can’t fetch says why', async () => {
      await send({ text: 'Menu', file: { kind: 'document', link: 'https://cdn.example/m.pdf', filename: 'm.pdf' } });
      await send({ file: { kind: 'image', link: 'https://gone.invalid/a.png' } });
      const chat = await phone((seen) => fromUs(seen).length === 2);
      expect(fromUs(chat)[0]?.content).toMatchObject({
        type: 'document',
        document: { link: 'https://cdn.example/m.pdf', filename: 'm.pdf', caption: 'Menu' },
      });
      const failed = await eventually(
        async () => (await thread())[0],
        (message) => message?.direction === 'out' && message.status === 'failed',
      );
      expect(failed).toMatchObject({
        problem: {
          code: 'whatsapp.media_unusable',
          message: 'WhatsApp could not fetch or use the linked file.',
        },
      });
    });

    it('that customers send are shown from where they lie', async () => {
      await product.sends(ada(), { type: 'image', link: 'https://cdn.example/cat.jpg', caption: 'My cat' });
      const message = await eventually(
        async () => (await thread())[0],
        (latest) => latest?.text === 'My cat',
      );
      const shown = await fetch(`${product.url}/api/messages/${message?.id}/file`, { redirect: 'manual' });
      expect([shown.status, shown.headers.get('location')]).toEqual([302, 'https://cdn.example/cat.jpg']);
    });

    it('of messages without one, or of nobody, are not there', async () => {
      for (const id of [(await theirs()).id, NOWHERE, 'no-id']) {
        const answer = await fetch(`${product.url}/api/messages/${id}/file`);
        expect([answer.status, ((await answer.json()) as ProblemResponse).code]).toEqual([404, 'attachment.gone']);
      }
    });
  });

  describe('quotes', () => {
    it('go out with the answer, and are shown with it', async () => {
      const quoted = await theirs();
      const { status, body } = await send({ text: 'Hello to you', quotes: quoted.id });
      expect([status, body.quotes]).toEqual([201, { id: quoted.id, direction: 'in', summary: 'Hello' }]);
      const chat = await phone((seen) => fromUs(seen).length === 1);
      expect(fromUs(chat)[0]?.quotedId).toBe(chat.find(({ from }) => from === 'customer')?.id);
    });

    it('come in with what the customer answers', async () => {
      const { body: ours } = await send({ text: 'Which size?' });
      const [asked] = fromUs(await phone((chat) => fromUs(chat).some(({ status }) => status === 'read')));
      await product.sends(ada(), { type: 'text', text: 'L', quotedId: asked?.id ?? '' });
      const answer = await eventually(
        async () => (await thread())[0],
        (latest) => latest?.text === 'L',
      );
      expect(answer?.quotes).toEqual({ id: ours.id, direction: 'out', summary: 'Which size?' });
    });

    it('of what was sent from somewhere else are told apart', async () => {
      await product.sends(ada(), { type: 'text', text: 'About that', quotedId: 'wamid.elsewhere' });
      const message = await eventually(
        async () => (await thread())[0],
        (latest) => latest?.text === 'About that',
      );
      expect(message?.quotes).toEqual({ id: null, direction: 'in', summary: '' });
    });

    it('need a message of this conversation that WhatsApp has', async () => {
      expect((await send({ text: 'Hi', quotes: NOWHERE })).body.code).toBe('message.not_found');
      await product.faults({ serverError: 1 });
      const { body: waiting } = await send({ text: 'Never arrives' });
      const answer = await send({ text: 'Hi', quotes: waiting.id });
      await product.faults({ serverError: 0 });
      expect([answer.status, answer.body.code]).toEqual([409, 'message.not_answerable']);
    });
  });

  describe('reactions', () => {
    const react = (to: string, emoji: string, key?: string) =>
      call('PUT', `/messages/${to}/reaction`, { emoji }, key === undefined ? {} : { 'idempotency-key': key });

    it('go out, change and are taken back', async () => {
      const { id } = await theirs();
      const first = await react(id, '👍');
      expect([first.status, first.body.content]).toEqual([
        200,
        { type: 'reaction', emoji: '👍', quotedId: expect.stringContaining('wamid.') },
      ]);
      expect(first.body.quotes?.id).toBe(id);
      await react(id, '');
      const chat = await phone((seen) => fromUs(seen).length === 2);
      expect(fromUs(chat).map(({ content }) => content['reaction'])).toMatchObject([{ emoji: '👍' }, { emoji: '' }]);
    });

    it('come in with the message that they are about', async () => {
      const { body: ours } = await send({ text: 'Done' });
      const [entry] = fromUs(await phone((chat) => fromUs(chat).some(({ status }) => status === 'read')));
      await product.sends(ada(), { type: 'reaction', messageId: entry?.id ?? '', emoji: '🎉' });
      const reaction = await eventually(
        async () => (await thread())[0],
        (latest) => latest?.content.type === 'reaction',
      );
      expect(reaction).toMatchObject({ text: '🎉', direction: 'in', quotes: { id: ours.id, direction: 'out' } });
    });

    it.each(['ok', '👍👍', ' '])('can not be “%s”', async (emoji) => {
      const answer = await react((await theirs()).id, emoji);
      expect([answer.status, answer.body.code]).toEqual([422, 'message.reaction_invalid']);
    });

    it('are not for reactions', async () => {
      const { body } = await react((await theirs()).id, '👍');
      expect((await react(body.id, '👍')).body.code).toBe('message.not_found');
    });
  });

  describe('templates', () => {
    const optIn = () =>
      product.api('POST', `/contacts/${conversation.contact.id}/consent`, {
        topic: 'utility',
        state: 'in',
        evidence: 'Said so on the phone',
      });
    const template = (over: object = {}) => ({ name: 'still_there', language: 'en', body: ['Ada'], ...over });

    it('go out when the window is shut, and only they', async () => {
      await optIn();
      await product.advanceClock(25 * HOUR);
      expect((await send({ text: 'Still there?' })).body.code).toBe('message.window_closed');
      expect((await call('PUT', `/messages/${(await theirs()).id}/reaction`, { emoji: '👍' })).body.code).toBe(
        'message.window_closed',
      );
      const { status, body } = await send({ template: template() });
      expect([status, body.text]).toEqual([201, 'Hello Ada, you asked us something yesterday. Shall we go on?']);
      expect(await product.sql('SELECT topic FROM message WHERE id = $1', [body.id])).toEqual([{ topic: 'utility' }]);
      const chat = await phone((seen) => fromUs(seen).length === 1);
      expect(fromUs(chat)[0]?.content).toMatchObject({ type: 'template', template: { name: 'still_there' } });
    });

    it.each<[string, object, number, string]>([
      ['the contact has not opted in', template(), 409, 'message.not_opted_in'],
      ['a value is missing', template({ body: [] }), 422, 'template.variables_unmapped'],
      ['a value has a line break', template({ body: ['A\nda'] }), 422, 'template.value_unsendable'],
      ['the channel does not have it', template({ name: 'nowhere' }), 422, 'template.missing'],
    ])('stay here when %s', async (_, message, status, code) => {
      const answer = await send({ template: message });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(fromUs(await product.phone(ada()))).toEqual([]);
    });

    it('that Meta paused stay here', async () => {
      await optIn();
      await product.sql(`UPDATE template SET status = 'PAUSED' WHERE name = 'still_there'`);
      const answer = await send({ template: template() });
      await product.sql(`UPDATE template SET status = 'APPROVED' WHERE name = 'still_there'`);
      expect([answer.status, answer.body.code]).toEqual([409, 'message.template_not_sendable']);
    });
  });

  describe('once', () => {
    it('a repeated key is one message, whatever it carries and however often it comes at once', async () => {
      const { body: file } = await upload('image/png', PNG);
      const { id } = await theirs();
      const [files, reactions] = await Promise.all([
        Promise.all([1, 2, 3].map(() => send({ text: 'Menu', file: { attachmentId: file.id } }, 'a key'))),
        Promise.all(
          [1, 2, 3].map(() => call('PUT', `/messages/${id}/reaction`, { emoji: '👍' }, { 'idempotency-key': 'b' })),
        ),
      ]);
      expect(new Set(files.map(({ body }) => body.id)).size).toBe(1);
      expect(new Set(reactions.map(({ body }) => body.id)).size).toBe(1);
      await phone((chat) => fromUs(chat).length === 2);
      expect((await product.received()).filter(({ to }) => to === ada())).toHaveLength(2);
    });

    it('a call that is cut off after WhatsApp took the message sends nothing twice', async () => {
      const { body: file } = await upload('image/png', PNG);
      await product.faults({ dropAfterAccept: 1 });
      const { body } = await send({ file: { attachmentId: file.id } });
      const { body: reaction } = await call('PUT', `/messages/${(await theirs()).id}/reaction`, { emoji: '👍' });
      await phone((chat) => fromUs(chat).length === 2);
      await product.faults({ dropAfterAccept: 0 });
      await eventually(
        () =>
          product.sql<{ status: string }>('SELECT status FROM message WHERE id = ANY($1)', [[body.id, reaction.id]]),
        (rows) => rows.every(({ status }) => ['sent', 'delivered', 'read'].includes(status)),
      );
      expect((await product.received()).filter(({ to }) => to === ada())).toHaveLength(2);
    });
  });

  describe('besides messages', () => {
    const statusOnPhone = async () => (await product.phone(ada())).find(({ from }) => from === 'customer')?.status;

    it('what is read here gets blue ticks on the phone', async () => {
      await eventually(statusOnPhone, (status) => status === 'delivered');
      await call('POST', '/read', {});
      await eventually(statusOnPhone, (status) => status === 'read');
    });

    it('nobody waits for the ticks, and nothing goes wrong without them', async () => {
      const never = jest.spyOn(MetaErrands.prototype, 'markRead').mockReturnValue(new Promise(() => undefined));
      expect((await call('POST', '/read', {})).status).toBe(200);
      await eventually(
        () => Promise.resolve(never.mock.calls.length),
        (calls) => calls === 1,
      );
      never.mockRestore();
      await product.faults({ dropBeforeAccept: 1 });
      await product.writes(ada(), 'Again');
      await eventually(
        () => product.api<ConversationView>('GET', `/conversations/${conversation.id}`),
        ({ unread }) => unread === 1,
      );
      expect((await call('POST', '/read', {})).status).toBe(200);
      await product.faults({ dropBeforeAccept: 0 });
      expect(fromUs(await product.phone(ada()))).toEqual([]);
    });
  });
});
