import type { SessionMessage, SessionMessageType } from '@sendero/shared';
import { aJourney, aStraightJourney, end, keyword, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const PERSON = '15550100001';
const link = (name: string) => `https://cdn.shop.example/${name}`;
const reply = [{ id: 'yes', title: 'Yes' }];
const framed = { header: { text: 'Shop' }, body: 'Hi {{ reply.text }}', footer: 'Bye' };

/** One message of every kind, and what the phone gets of it. */
const KINDS: {
  readonly [T in SessionMessageType]: readonly [message: Extract<SessionMessage, { readonly type: T }>, sent: object];
} = {
  text: [{ type: 'text', text: 'Hi {{ reply.text }}', previewUrl: false }, { text: { body: 'Hi go' } }],
  image: [{ type: 'image', link: link('a.jpg'), caption: 'A' }, { image: { link: link('a.jpg'), caption: 'A' } }],
  video: [
    { type: 'video', link: link('{{ reply.text }}.mp4'), caption: 'A' },
    { video: { link: link('go.mp4'), caption: 'A' } },
  ],
  document: [
    { type: 'document', link: link('a.pdf'), filename: 'a.pdf', caption: '' },
    { document: { link: link('a.pdf'), filename: 'a.pdf' } },
  ],
  audio: [{ type: 'audio', link: link('a.ogg'), voice: true }, { audio: { link: link('a.ogg'), voice: true } }],
  sticker: [{ type: 'sticker', link: link('a.webp') }, { sticker: { link: link('a.webp') } }],
  location: [
    { type: 'location', latitude: '52.3731', longitude: '4.8926', name: 'Canal Store', address: 'Herengracht 1' },
    { location: { latitude: 52.3731, longitude: 4.8926, name: 'Canal Store', address: 'Herengracht 1' } },
  ],
  contacts: [
    {
      type: 'contacts',
      contacts: [
        { firstName: 'Ada', lastName: '', company: '', phone: '+1 555 010 0777', onWhatsApp: true, email: '', url: '' },
      ],
    },
    {
      contacts: [
        {
          name: { formatted_name: 'Ada', first_name: 'Ada' },
          phones: [{ phone: '+1 555 010 0777', wa_id: '15550100777' }],
        },
      ],
    },
  ],
  buttons: [
    { type: 'buttons', ...framed, header: { media: 'video', link: link('a.mp4'), filename: '' }, buttons: reply },
    { interactive: { type: 'button', header: { type: 'video' }, body: { text: 'Hi go' } } },
  ],
  list: [
    {
      type: 'list',
      ...framed,
      button: 'Open',
      sections: [{ title: '', rows: [{ id: 'a', title: 'A', description: '' }] }],
    },
    { interactive: { type: 'list', header: { text: 'Shop' } } },
  ],
  linkButton: [
    { type: 'linkButton', ...framed, button: 'Open', url: 'https://shop.example/{{ reply.text }}' },
    {
      interactive: {
        type: 'cta_url',
        action: { parameters: { display_text: 'Open', url: 'https://shop.example/go' } },
      },
    },
  ],
  locationRequest: [
    { type: 'locationRequest', body: 'Where?' },
    { interactive: { type: 'location_request_message', action: { name: 'send_location' } } },
  ],
  flow: [
    { type: 'flow', ...framed, button: 'Book', flowId: '7', opens: 'screen', screen: 'DAY', data: [], draft: false },
    { interactive: { type: 'flow', action: { parameters: { flow_id: '7', flow_cta: 'Book' } } } },
  ],
};

const sending = (message: SessionMessage): readonly [string, object] => ['send', { message, template: null }];

describe('a session message', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  it('of every kind is taken by WhatsApp and comes to the phone as it was written (BLO-17, BLO-26)', async () => {
    const kinds = Object.keys(KINDS) as SessionMessageType[];
    await product.publish(
      aStraightJourney({
        start: keyword('go'),
        ...Object.fromEntries(kinds.map((kind) => [kind, sending(KINDS[kind][0])])),
        stop: end,
      }),
    );
    await product.writes(PERSON, 'go');
    const sent = await theyGot(kinds.length);
    for (const [index, kind] of kinds.entries()) expect(sent[index]?.content).toMatchObject(KINDS[kind][1]);
    const stored = await product.sql<{ status: string }>(
      `SELECT status FROM message WHERE direction = 'out' AND (problem IS NOT NULL OR status = 'failed')`,
    );
    expect(stored).toEqual([]);
  });

  it('that asks for a location goes on with the place that is sent', async () => {
    await product.publish(
      askThen(sending({ type: 'locationRequest', body: 'Where are you?' }), 'location', [
        '{{ variables.answer.latitude }}, {{ variables.answer.longitude }}',
      ]),
    );
    await product.writes(PERSON, 'go');
    const asked = await lastOfUs('interactive');
    await product.sends(PERSON, { type: 'location', latitude: 40.5, longitude: -3.25, messageId: asked.id });
    expect((await lastOfUs('text')).content).toMatchObject({ text: { body: 'Got 40.5, -3.25' } });
    expect((await product.phone(PERSON)).at(-2)).toMatchObject({ quotedId: asked.id });
  });

  it('with a form goes on with what is entered, and the form knows which message it is of', async () => {
    const [flow] = KINDS.flow;
    await product.publish(
      askThen(sending(flow), 'flow', ['{{ variables.answer.day }} for {{ variables.answer.guests }}']),
    );
    await product.writes(PERSON, 'go');
    const asked = await lastOfUs('interactive');
    const [message] = await product.sql<{ id: string }>(
      `SELECT id FROM message WHERE direction = 'out' ORDER BY created_at DESC LIMIT 1`,
    );
    expect(asked.content).toMatchObject({
      interactive: { action: { parameters: { flow_token: `m1:${message?.id}` } } },
    });
    await product.sends(PERSON, { type: 'form', messageId: asked.id, response: { day: 'Tuesday', guests: 2 } });
    expect((await lastOfUs('text')).content).toMatchObject({ text: { body: 'Got Tuesday for 2' } });
  });

  /** A journey that asks something, waits for an answer of one kind, and says what it got. */
  const askThen = (question: readonly [string, object], match: string, [kept]: readonly [string]) =>
    aJourney(
      {
        start: keyword('go'),
        ask: question,
        answer: [
          'receive',
          { cases: [{ id: 'fits', title: 'Fits', match: { type: match } }], saveAs: 'answer', timeout: null },
        ],
        thanks: text(`Got ${kept}`),
        sorry: text('Other'),
        stop: end,
      },
      [
        'start.next -> ask',
        'ask.sent -> answer',
        'answer.fits -> thanks',
        'answer.other -> sorry',
        'thanks.sent -> stop',
        'sorry.sent -> stop',
      ],
    );

  const ofUs = async () => (await product.phone(PERSON)).filter(({ from }) => from === 'business');
  const theyGot = (count: number) =>
    eventually(ofUs, (entries) => entries.length === count && entries.every(({ status }) => status === 'read'));
  /** Our last message, once it is of that type. */
  const lastOfUs = async (type: string) => {
    const entries = await eventually(ofUs, (all) => all.at(-1)?.content.type === type);
    const last = entries.at(-1);
    if (!last) throw new Error('Nothing was sent');
    return last;
  };
});
