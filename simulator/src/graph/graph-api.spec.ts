import { CHANNEL, codeOf, Sandbox, type Answer } from '../testing/sandbox';
import type { GraphTemplate, SimulatedChannel } from '../channels';
import { objectIn, textIn } from '../json';

const OTHER: SimulatedChannel = {
  ...CHANNEL,
  phoneNumberId: '201530000000002',
  wabaId: '310400000000010',
  displayPhoneNumber: '+1 555 010 0998',
  accessToken: 'token-2',
};

const template = (name: string, status: string, components: GraphTemplate['components'] = []): GraphTemplate => ({
  id: `id-${name}`,
  name,
  language: 'en',
  status,
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Plain' }, ...components],
});

const buttons = (...given: readonly object[]) => [{ type: 'BUTTONS', buttons: given }];

const TEMPLATES: readonly GraphTemplate[] = [
  ...CHANNEL.templates,
  template('paused', 'PAUSED'),
  template('disabled', 'DISABLED'),
  template('pending', 'PENDING'),
  template('picture', 'APPROVED', [{ type: 'HEADER', format: 'IMAGE' }]),
  template('coupon', 'APPROVED', buttons({ type: 'COPY_CODE', text: 'Copy code' })),
  { ...template('long', 'APPROVED'), components: [{ type: 'BODY', text: `${'x'.repeat(1_000)} {{1}} end` }] },
];

const TO = { messaging_product: 'whatsapp', to: '+15550100123' };
const text = (body: unknown, more: object = {}) => ({ ...TO, type: 'text', text: { body }, ...more });
const interactive = (type: string, action: object, more: object = {}) => ({
  ...TO,
  type: 'interactive',
  interactive: { type, body: { text: 'Choose' }, action, ...more },
});
const reply = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
const replies = (...ids: readonly string[]) => ({ buttons: ids.map((id) => reply(id)) });
const rows = (count: number, row: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, title: `Row ${i}`, ...row }));
const list = (sections: readonly object[], button = 'Open') => interactive('list', { button, sections });
const link = (parameters: object) => interactive('cta_url', { name: 'cta_url', parameters });
const flow = (parameters: object) =>
  interactive('flow', {
    name: 'flow',
    parameters: { flow_message_version: '3', flow_id: '7', flow_cta: 'Book', ...parameters },
  });
const named = (name: string, language = 'en', components: readonly object[] = []) => ({
  ...TO,
  type: 'template',
  template: { name, language: { code: language }, components },
});
const words = (...values: readonly string[]) => ({
  type: 'body',
  parameters: values.map((value) => ({ type: 'text', text: value })),
});
const urlButton = { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'A-1' }] };
const order = (...components: readonly object[]) => named('order_update', 'en_US', components);
const card = (name: object) => ({ ...TO, type: 'contacts', contacts: [{ name }] });

type Row = readonly [case_: string, body: unknown, code: number | 'accepted', status?: number];

const ROWS: readonly Row[] = [
  ['not JSON', '{"to":', 100],
  ['JSON that is no object', [1], 100],
  ['no messaging_product', { to: '+15550100123', type: 'text', text: { body: 'x' } }, 100],
  ['an unknown type', { ...TO, type: 'poll', poll: {} }, 100],
  ['no recipient', { messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } }, 131008],
  ['a recipient that is no number', text('x', { to: 'Maya' }), 131009],
  ['the number itself', text('x', { to: '+1 555 010 0999' }), 131021],
  ['callback data of 512', text('x', { biz_opaque_callback_data: 'x'.repeat(512) }), 'accepted'],
  ['callback data of 513', text('x', { biz_opaque_callback_data: 'x'.repeat(513) }), 131009],
  ['a quote of nothing', text('x', { context: {} }), 131008],

  ['text of 4096 characters, counted as people count them', text('👋'.repeat(4_096)), 'accepted'],
  ['text of 4097', text('x'.repeat(4_097)), 131009],
  ['empty text', text(''), 131009],
  ['text without a body', text(undefined), 131008],
  ['no payload', { ...TO, type: 'text' }, 131008],

  [
    'an image by link',
    { ...TO, type: 'image', image: { link: 'https://cdn.example/a.jpg', caption: 'A' } },
    'accepted',
  ],
  ['a document by an id that nobody has', { ...TO, type: 'document', document: { id: '88' } }, 131053],
  ['a sticker by link', { ...TO, type: 'sticker', sticker: { link: 'https://cdn.example/a.webp' } }, 'accepted'],
  ['a video by link', { ...TO, type: 'video', video: { link: 'https://cdn.example/a.mp4' } }, 'accepted'],
  ['an image from nowhere', { ...TO, type: 'image', image: {} }, 131008],
  ['an image by both', { ...TO, type: 'image', image: { id: '1', link: 'https://cdn.example/a.jpg' } }, 131009],
  ['an image by a link that is none', { ...TO, type: 'image', image: { link: 'a.jpg' } }, 131009],
  ['a caption of 1025', { ...TO, type: 'image', image: { id: '1', caption: 'x'.repeat(1_025) } }, 131009],
  ['a caption under audio', { ...TO, type: 'audio', audio: { id: '1', caption: 'x' } }, 131009],

  ['a location', { ...TO, type: 'location', location: { latitude: '52.3', longitude: 4.8 } }, 'accepted'],
  ['a location without longitude', { ...TO, type: 'location', location: { latitude: 52.3 } }, 131008],
  ['a location off the globe', { ...TO, type: 'location', location: { latitude: 91, longitude: 4 } }, 131009],
  ['a contact card', card({ formatted_name: 'Ada Okoro', first_name: 'Ada' }), 'accepted'],
  ['a contact card with half a name', card({ formatted_name: 'Ada Okoro' }), 131008],
  ['a reaction', { ...TO, type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } }, 'accepted'],
  ['a reaction to nothing', { ...TO, type: 'reaction', reaction: { emoji: '👍' } }, 131008],
  [
    'a reaction that quotes',
    { ...TO, type: 'reaction', context: { message_id: 'w' }, reaction: { message_id: 'w', emoji: '👍' } },
    131009,
  ],

  ['three buttons', interactive('button', replies('a', 'b', 'c')), 'accepted'],
  ['four buttons', interactive('button', replies('a', 'b', 'c', 'd')), 131009],
  ['no button', interactive('button', { buttons: [] }), 131009],
  ['no action', { ...TO, type: 'interactive', interactive: { type: 'button', body: { text: 'x' } } }, 131008],
  ['two buttons with one id', interactive('button', { buttons: [reply('a', 'A'), reply('a', 'B')] }), 131009],
  ['two buttons with one title', interactive('button', { buttons: [reply('a', 'A'), reply('b', 'A')] }), 131009],
  ['a button title of 21', interactive('button', { buttons: [reply('a', 'x'.repeat(21))] }), 131009],
  ['a button id of 257', interactive('button', { buttons: [reply('x'.repeat(257), 'A')] }), 131009],
  ['a button body of 1025', interactive('button', replies('a'), { body: { text: 'x'.repeat(1_025) } }), 131009],
  ['a header of 61', interactive('button', replies('a'), { header: { type: 'text', text: 'x'.repeat(61) } }), 131009],
  ['a footer of 61', interactive('button', replies('a'), { footer: { text: 'x'.repeat(61) } }), 131009],
  [
    'a header with a picture',
    interactive('button', replies('a'), { header: { type: 'image', image: { id: '1' } } }),
    'accepted',
  ],
  ['an unknown kind', interactive('dance', {}), 131009],

  ['a list of ten rows', list([{ rows: rows(10) }]), 'accepted'],
  ['a list of eleven rows', list([{ rows: rows(11) }]), 131009],
  [
    'eleven rows over two sections',
    list([
      { title: 'A', rows: rows(6) },
      { title: 'B', rows: rows(5) },
    ]),
    131009,
  ],
  [
    'two sections, one without a title',
    list([{ title: 'A', rows: rows(1) }, { rows: [{ id: 'z', title: 'Z' }] }]),
    131008,
  ],
  [
    'one row id twice',
    list([
      {
        rows: [
          { id: 'a', title: 'A' },
          { id: 'a', title: 'B' },
        ],
      },
    ]),
    131009,
  ],
  ['a row title of 25', list([{ rows: rows(1, { title: 'x'.repeat(25) }) }]), 131009],
  ['a row description of 73', list([{ rows: rows(1, { description: 'x'.repeat(73) }) }]), 131009],
  ['a menu label of 21', list([{ rows: rows(1) }], 'x'.repeat(21)), 131009],
  [
    'a list body of 4096',
    interactive('list', { button: 'Open', sections: [{ rows: rows(1) }] }, { body: { text: 'x'.repeat(4_096) } }),
    'accepted',
  ],
  [
    'a list with a picture on top',
    interactive(
      'list',
      { button: 'Open', sections: [{ rows: rows(1) }] },
      { header: { type: 'image', image: { id: '1' } } },
    ),
    131009,
  ],

  ['a link button', link({ display_text: 'Open', url: 'https://shop.example/1' }), 'accepted'],
  ['a link button of 21', link({ display_text: 'x'.repeat(21), url: 'https://shop.example/1' }), 131009],
  ['a link button to nowhere', link({ display_text: 'Open', url: 'shop' }), 131009],
  ['a location request', interactive('location_request_message', { name: 'send_location' }), 'accepted'],
  ['a location request by another name', interactive('location_request_message', { name: 'ask' }), 131009],
  ['a flow', flow({}), 'accepted'],
  ['a flow without an id', flow({ flow_id: undefined }), 131008],
  ['a flow with an unknown action', flow({ flow_action: 'jump' }), 131009],

  ['a template', order(words('Maya', 'A-1'), urlButton), 'accepted'],
  ['a template without a parameter', order(words('Maya'), urlButton), 132000],
  ['a template with a parameter too many', order(words('Maya', 'A-1', 'x'), urlButton), 132000],
  ['a template with an empty parameter', order(words('Maya', ''), urlButton), 131008],
  ['a template with a line break in a parameter', order(words('Maya', 'A\n1'), urlButton), 132018],
  [
    'a template with a picture for a text',
    order(
      {
        type: 'body',
        parameters: [
          { type: 'image', image: { id: '1' } },
          { type: 'text', text: 'x' },
        ],
      },
      urlButton,
    ),
    132012,
  ],
  ['a template without its link suffix', order(words('Maya', 'A-1')), 131008],
  [
    'a template with a button it does not have',
    order(words('Maya', 'A-1'), urlButton, { ...urlButton, index: 1 }),
    132012,
  ],
  [
    'a template with the wrong kind of button',
    order(words('Maya', 'A-1'), { ...urlButton, sub_type: 'quick_reply' }),
    132012,
  ],
  ['a template without a name', { ...TO, type: 'template', template: { language: { code: 'en' } } }, 131008],
  ['an unknown template', named('nothing'), 132001, 404],
  ['a template in another language', named('order_update', 'en', [words('a', 'b')]), 132001, 404],
  ['a template under review', named('pending'), 132001, 404],
  ['a paused template', named('paused'), 132015],
  ['a disabled template', named('disabled'), 132016],
  ['a template that grows too long', named('long', 'en', [words('x'.repeat(40))]), 132005],
  [
    'a picture template',
    named('picture', 'en', [{ type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] }]),
    'accepted',
  ],
  ['a picture template without the picture', named('picture'), 132012],
  [
    'a picture template with a video',
    named('picture', 'en', [{ type: 'header', parameters: [{ type: 'video', video: { id: '1' } }] }]),
    132012,
  ],
  [
    'a coupon of 16',
    named('coupon', 'en', [
      {
        type: 'button',
        sub_type: 'copy_code',
        index: 0,
        parameters: [{ type: 'coupon_code', coupon_code: 'x'.repeat(16) }],
      },
    ]),
    131009,
  ],
  [
    'a named template',
    named('welcome', 'en_US', [
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Maya' }] },
    ]),
    'accepted',
  ],
  [
    'a named template with another name',
    named('welcome', 'en_US', [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'name', text: 'Maya' }] }]),
    132012,
  ],
  ['limits before templates', { ...named('nothing'), biz_opaque_callback_data: 'x'.repeat(513) }, 131009],
];

describe('POST /{phone-number-id}/messages', () => {
  let sandbox: Sandbox;
  const post = (body: unknown): Promise<Answer> => sandbox.graph('POST', `${CHANNEL.phoneNumberId}/messages`, body);

  beforeAll(async () => {
    sandbox = await Sandbox.start({
      channels: [{ ...CHANNEL, templates: TEMPLATES }, OTHER],
      settings: { throughputPerSecond: 10_000, pairRateLimit: false },
    });
  });
  afterAll(() => sandbox.close());

  it.each(ROWS)('answers %s', async (_case, body, expected, status = 400) => {
    const answer = await post(body);
    if (expected === 'accepted') {
      expect(answer.body).toMatchObject({
        messaging_product: 'whatsapp',
        messages: [{ id: expect.stringMatching(/^wamid\./) }],
      });
    } else {
      expect([codeOf(answer.body), answer.status]).toEqual([expected, status]);
    }
  });

  it.each([
    ['an unknown token', CHANNEL.phoneNumberId, 'nobody', 190, 401],
    ['a token of another account', CHANNEL.phoneNumberId, OTHER.accessToken, 200, 403],
    ['an unknown number', '999', CHANNEL.accessToken, 100, 400],
  ])('refuses %s', async (_case, number, token, code, status) => {
    const answer = await sandbox.graph('POST', `${number}/messages`, text('x'), token);
    expect([codeOf(answer.body), answer.status]).toEqual([code, status]);
  });

  it('wraps a refusal in the envelope of the platform', async () => {
    const { body } = await post(text('x'.repeat(4_097)));
    expect(body).toEqual({
      error: {
        message: '(#131009) Parameter value is not valid',
        type: 'OAuthException',
        code: 131009,
        error_data: {
          messaging_product: 'whatsapp',
          details: "Param text['body'] must be at most 4096 characters long.",
        },
        fbtrace_id: expect.any(String),
      },
    });
  });

  it('names an unknown number the way Graph does', async () => {
    const { body } = await sandbox.graph('POST', '999/messages', text('x'));
    expect(body).toMatchObject({
      error: { error_subcode: 33, message: expect.stringContaining("Object with ID '999'") },
    });
  });

  it('echoes the recipient as written, gives its WhatsApp number, and accepts templates by name', async () => {
    expect((await post(text('x', { to: '+1 (555) 010-0123' }))).body['contacts']).toEqual([
      { input: '+1 (555) 010-0123', wa_id: '15550100123' },
    ]);
    const { body } = await post(order(words('Maya', 'A-1'), urlButton));
    expect(body['messages']).toEqual([{ id: expect.any(String), message_status: 'accepted' }]);
  });

  it.each(['v23.0', 'v26.0'])('answers under /%s', async (version) => {
    const answer = await sandbox.graph('POST', `../${version}/${CHANNEL.phoneNumberId}/messages`, text('x'));
    expect(answer.status).toBe(200);
  });
});

describe('limits of sending', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());
  const codes = async (count: number): Promise<readonly unknown[]> => {
    const answers = await Promise.all(
      Array.from({ length: count }, () => sandbox.send('15550100123', { type: 'text', text: { body: 'x' } })),
    );
    return answers.map(({ body, status }) => (status === 200 ? 'accepted' : codeOf(body)));
  };
  const tally = (seen: readonly unknown[], code: unknown) => seen.filter((each) => each === code).length;
  const secondsSince = (from: number) => (performance.now() - from) / 1_000;

  it('refuses what is above the throughput of the number with 130429', async () => {
    sandbox = await Sandbox.start({ settings: { throughputPerSecond: 10, pairRateLimit: false } });
    const from = performance.now();
    const seen = await codes(30);
    expect(tally(seen, 'accepted')).toBeGreaterThanOrEqual(10);
    expect(tally(seen, 'accepted')).toBeLessThanOrEqual(10 + 10 * secondsSince(from));
    expect(tally(seen, 130429)).toBe(30 - tally(seen, 'accepted'));
  });

  it('counts what customers write towards the throughput of the number', async () => {
    sandbox = await Sandbox.start({ settings: { throughputPerSecond: 5, pairRateLimit: false } });
    const from = performance.now();
    for (let i = 0; i < 5; i++) await sandbox.write('15550100123');
    expect(tally(await codes(5), 'accepted')).toBeLessThanOrEqual(5 * secondsSince(from));
  });

  it('lets 45 messages to one person through at once and refuses the 46th with 131056, until time has passed', async () => {
    sandbox = await Sandbox.start({ settings: { throughputPerSecond: 1_000 } });
    const seen = await codes(46);
    expect([tally(seen, 'accepted'), tally(seen, 131056)]).toEqual([45, 1]);
    await sandbox.control('POST', 'clock', { advanceMs: 6_000 });
    expect(await codes(2)).toEqual(['accepted', 131056]);
  });
});

describe('reading from the Graph API', () => {
  const many = Array.from({ length: 5 }, (_, i) => ({
    ...template(`offer_${i}`, i === 4 ? 'REJECTED' : 'APPROVED'),
    id: `${i}`,
  }));
  let sandbox: Sandbox;
  beforeAll(async () => void (sandbox = await Sandbox.start({ channels: [{ ...CHANNEL, templates: many }, OTHER] })));
  afterAll(() => sandbox.close());
  const names = (answer: Answer) =>
    Array.isArray(answer.body['data']) ? answer.body['data'].map((each: { name: string }) => each.name) : [];

  it.each([
    ['everything', '', ['offer_0', 'offer_1', 'offer_2', 'offer_3', 'offer_4']],
    ['by status', '?status=REJECTED', ['offer_4']],
    ['by name', '?name=offer_2', ['offer_2']],
    ['by language', '?language=fr', []],
  ])('lists templates: %s', async (_case, query, expected) => {
    expect(names(await sandbox.graph('GET', `${CHANNEL.wabaId}/message_templates${query}`))).toEqual(expected);
  });

  it('pages through templates until there is no next', async () => {
    const seen: string[] = [];
    let next: string | undefined = `${CHANNEL.wabaId}/message_templates?limit=2&fields=name`;
    while (next !== undefined) {
      const answer: Answer = await sandbox.graph('GET', next);
      seen.push(...names(answer));
      next = textIn(objectIn(answer.body, 'paging'), 'next')?.replace(/^.*\/v25\.0\//, '');
    }
    expect(seen).toEqual(many.map((each) => each.name));
  });

  it('gives only the fields asked for, and the id', async () => {
    const answer = await sandbox.graph('GET', `${CHANNEL.wabaId}/message_templates?limit=1&fields=name,status`);
    expect(answer.body['data']).toEqual([{ id: '0', name: 'offer_0', status: 'APPROVED' }]);
  });

  it('describes a number and the numbers of an account', async () => {
    const number = {
      id: CHANNEL.phoneNumberId,
      display_phone_number: CHANNEL.displayPhoneNumber,
      verified_name: 'Canal Store',
    };
    expect((await sandbox.graph('GET', CHANNEL.phoneNumberId)).body).toMatchObject(number);
    expect((await sandbox.graph('GET', `${CHANNEL.wabaId}/phone_numbers`)).body['data']).toEqual([
      expect.objectContaining(number),
    ]);
  });

  it.each([
    ['the account of someone else', `${OTHER.wabaId}/message_templates`, 200],
    ['an unknown object', '404', 100],
    ['an unknown edge', `${CHANNEL.wabaId}/flows`, 100],
  ])('refuses %s', async (_case, path, code) => {
    expect(codeOf((await sandbox.graph('GET', path)).body)).toBe(code);
  });
});
