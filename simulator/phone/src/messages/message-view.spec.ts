import type { ChatEntry, RenderedTemplate } from '../../../src/control-api';
import { messageSummary, withoutFormatting } from './message-summary';
import { messageView, type MessageView } from './message-view';

type Content = ChatEntry['content'];

function entry(content: Content, rendered?: RenderedTemplate): ChatEntry {
  const base = { id: 'wamid.1', from: 'business', at: 0, status: 'read', content } as const;
  return rendered === undefined ? base : { ...base, rendered };
}

const noMedia = { filename: '', voice: false };
const place = { latitude: 52.37, longitude: 4.89, name: 'Shop', address: 'Dam 1' };

function interactive(type: string, action: object, rest: object = {}): Content {
  return { type: 'interactive', interactive: { type, body: { text: 'Body' }, action, ...rest } };
}

function card(actions: readonly object[], rest: object = {}): object {
  return { type: 'card', card: { header: null, body: 'Body', footer: '', actions, ...rest } };
}

const cases: readonly (readonly [sentence: string, content: Content, view: object, summary: string])[] = [
  ['text', { type: 'text', text: { body: 'Hi *Ann*' } }, { type: 'text', text: 'Hi *Ann*' }, 'Hi Ann'],
  [
    'an image by link, with a caption',
    { type: 'image', image: { link: 'https://a.example/p.jpg', caption: 'Mug' } },
    { type: 'media', media: { kind: 'image', link: 'https://a.example/p.jpg', ...noMedia }, caption: 'Mug' },
    'Mug',
  ],
  [
    'an image uploaded by id lies in the sandbox',
    { type: 'image', image: { id: '77' } },
    { type: 'media', media: { kind: 'image', link: 'api/media/77', ...noMedia }, caption: '' },
    'Photo',
  ],
  [
    'a link of another scheme is not followed',
    { type: 'image', image: { link: 'javascript:alert(1)' } },
    { type: 'media', media: { kind: 'image', link: null, ...noMedia }, caption: '' },
    'Photo',
  ],
  [
    'a document without a name is called after its link',
    { type: 'document', document: { link: 'https://a.example/files/invoice.pdf?x=1' } },
    {
      type: 'media',
      media: {
        kind: 'document',
        link: 'https://a.example/files/invoice.pdf?x=1',
        filename: 'invoice.pdf',
        voice: false,
      },
      caption: '',
    },
    'invoice.pdf',
  ],
  [
    'a customer’s voice message',
    { type: 'audio', audio: { url: 'https://a.example/v.ogg', voice: true } },
    {
      type: 'media',
      media: { kind: 'audio', link: 'https://a.example/v.ogg', filename: '', voice: true },
      caption: '',
    },
    'Audio',
  ],
  [
    'a location, its numbers written as strings',
    { type: 'location', location: { latitude: '52.37', longitude: '4.89', name: 'Shop', address: 'Dam 1' } },
    { type: 'location', place },
    'Shop',
  ],
  [
    'contacts',
    {
      type: 'contacts',
      contacts: [
        { name: { formatted_name: 'Ada' }, org: { company: 'Shop' }, phones: [{ phone: '+1' }, { wa_id: '2' }] },
      ],
    },
    { type: 'contacts', cards: [{ name: 'Ada', organization: 'Shop', phones: ['+1', '2'] }] },
    'Ada',
  ],
  [
    'a reaction',
    { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } },
    { type: 'reaction', emoji: '👍', messageId: 'wamid.0' },
    'Reacted 👍',
  ],
  [
    'a reaction taken back',
    { type: 'reaction', reaction: { message_id: 'wamid.0' } },
    { type: 'reaction', emoji: '', messageId: 'wamid.0' },
    'Reaction removed',
  ],
  [
    'reply buttons with header and footer',
    interactive(
      'button',
      { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
      { header: { type: 'text', text: 'Head' }, footer: { text: 'Foot' } },
    ),
    card([{ type: 'reply', id: 'yes', title: 'Yes' }], { header: { type: 'text', text: 'Head' }, footer: 'Foot' }),
    'Body',
  ],
  [
    'a media header',
    interactive('button', { buttons: [] }, { header: { type: 'image', image: { link: 'https://a.example/p.jpg' } } }),
    card([], { header: { type: 'media', media: { kind: 'image', link: 'https://a.example/p.jpg', ...noMedia } } }),
    'Body',
  ],
  [
    'a list',
    interactive('list', {
      button: 'Choose',
      sections: [{ title: 'A', rows: [{ id: '1', title: 'One', description: 'first' }] }],
    }),
    card([
      {
        type: 'list',
        title: 'Choose',
        sections: [{ title: 'A', rows: [{ id: '1', title: 'One', description: 'first' }] }],
      },
    ]),
    'Body',
  ],
  [
    'a link button',
    interactive('cta_url', { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://a.example' } }),
    card([{ type: 'link', title: 'Open', url: 'https://a.example' }]),
    'Body',
  ],
  [
    'a location request',
    interactive('location_request_message', { name: 'send_location' }),
    card([{ type: 'shareLocation', title: 'Send location' }]),
    'Body',
  ],
  [
    'a flow',
    interactive('flow', { name: 'flow', parameters: { flow_cta: 'Book' } }),
    card([{ type: 'form', title: 'Book', given: [] }]),
    'Body',
  ],
  [
    'a flow with what it is handed',
    interactive('flow', {
      name: 'flow',
      parameters: { flow_cta: 'Book', flow_action_payload: { screen: 'DAY', data: { branch: 'north' } } },
    }),
    card([{ type: 'form', title: 'Book', given: [{ field: 'branch', value: 'north' }] }]),
    'Body',
  ],
  [
    'a form that was sent',
    {
      type: 'interactive',
      interactive: {
        type: 'nfm_reply',
        nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"day":"Tuesday","guests":2,"flow_token":"t"}' },
      },
    },
    { type: 'choice', id: 'form', title: 'Form sent', description: 'day: Tuesday\nguests: 2' },
    'Form sent',
  ],
  [
    'a form whose answer is no JSON',
    { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{' } } },
    { type: 'choice', id: 'form', title: 'Form sent', description: '' },
    'Form sent',
  ],
  [
    'a tap on a reply button',
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
    { type: 'choice', id: 'yes', title: 'Yes', description: '' },
    'Yes',
  ],
  [
    'a tap on a list row',
    {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: '1', title: 'One', description: 'first' } },
    },
    { type: 'choice', id: '1', title: 'One', description: 'first' },
    'One',
  ],
  [
    'a tap on a template’s button',
    { type: 'button', button: { payload: 'track:1', text: 'Track' } },
    { type: 'choice', id: 'track:1', title: 'Track', description: '' },
    'Track',
  ],
  [
    'a type nobody knows',
    { type: 'order', order: {} },
    { type: 'unsupported', what: 'order' },
    'Message of an unknown kind',
  ],
  ['a payload that is not what its type says', { type: 'text', text: [1] }, { type: 'text', text: '' }, ''],
];

describe('a message off the wire is read for the phone', () => {
  test.each(cases)('%s', (_sentence, content, view, summary) => {
    expect(messageView(entry(content))).toEqual(view);
    expect(messageSummary(entry(content))).toBe(summary);
  });

  test('a template shows what the person sees, with the header’s media from the send', () => {
    const link = 'https://a.example/p.jpg';
    const content = {
      type: 'template',
      template: {
        name: 'order',
        components: [{ type: 'header', parameters: [{ type: 'image', image: { link } }] }],
      },
    };
    const view = messageView(
      entry(content, {
        name: 'order',
        header: { format: 'IMAGE' },
        body: 'Body',
        footer: 'Foot',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Track', payload: 'track:1' },
          { type: 'QUICK_REPLY', text: 'Stop' },
          { type: 'URL', text: 'Open', url: 'https://a.example' },
          { type: 'PHONE_NUMBER', text: 'Call' },
          { type: 'COPY_CODE', text: 'Copy', payload: 'X1' },
          { type: 'FLOW', text: 'Book' },
        ],
      }),
    );
    expect(view).toEqual<MessageView>({
      type: 'card',
      card: {
        header: { type: 'media', media: { kind: 'image', link, ...noMedia } },
        body: 'Body',
        footer: 'Foot',
        actions: [
          { type: 'reply', id: 'track:1', title: 'Track' },
          { type: 'reply', id: 'Stop', title: 'Stop' },
          { type: 'link', title: 'Open', url: 'https://a.example' },
          { type: 'call', title: 'Call' },
          { type: 'copy', title: 'Copy', code: 'X1' },
          { type: 'form', title: 'Book', given: [] },
        ],
      },
    });
  });

  test('a template’s place comes from its parameters', () => {
    const content = {
      type: 'template',
      template: {
        components: [{ type: 'HEADER', parameters: [{ type: 'location', location: { ...place, latitude: '52.37' } }] }],
      },
    };
    const rendered = { name: 'x', header: { format: 'LOCATION' }, body: 'Body', buttons: [] } as const;
    expect(messageView(entry(content, rendered))).toMatchObject({ card: { header: { type: 'location', place } } });
  });

  test('a template that was not filled in is named', () => {
    expect(messageSummary(entry({ type: 'template', template: { name: 'order' } }))).toBe('Template “order”');
  });

  test('a summary is one line without marks', () => {
    expect(withoutFormatting('*Hi*\n- _one_\n1. `two`')).toBe('Hi one 1. two');
  });
});
