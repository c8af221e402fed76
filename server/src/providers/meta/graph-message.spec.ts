import type { OutgoingContent, SessionMessage, Template } from '@sendero/shared';
import { graphMessage } from './graph-message';

const session = (message: SessionMessage): OutgoingContent => ({ type: 'session', message });
const template = (over: object): OutgoingContent => ({
  type: 'template',
  template: { name: 'shipped', language: 'en_US', header: [], headerLink: '', body: [], buttons: {}, ...over },
});
const positional: Template = {
  name: 'shipped',
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Hi {{1}}, order {{2}}' },
  ],
};
const named: Template = { ...positional, components: [{ type: 'BODY', text: 'Hi {{first_name}}, order {{order}}' }] };

describe('a message in the Cloud API’s words', () => {
  it.each<[string, OutgoingContent, Template | undefined, object]>([
    [
      'text',
      session({ type: 'text', text: 'Hi', previewUrl: true }),
      undefined,
      { type: 'text', text: { body: 'Hi', preview_url: true } },
    ],
    [
      'a picture without a caption',
      session({ type: 'image', link: 'https://x.example/a.jpg', caption: '' }),
      undefined,
      { type: 'image', image: { link: 'https://x.example/a.jpg' } },
    ],
    [
      'a document',
      session({ type: 'document', link: 'https://x.example/a.pdf', filename: 'a.pdf', caption: 'Bill' }),
      undefined,
      { type: 'document', document: { link: 'https://x.example/a.pdf', filename: 'a.pdf', caption: 'Bill' } },
    ],
    [
      'reply buttons',
      session({
        type: 'buttons',
        header: { text: 'Shop' },
        body: 'Well?',
        footer: '',
        buttons: [{ id: 'yes', title: 'Yes' }],
      }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          header: { type: 'text', text: 'Shop' },
          body: { text: 'Well?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
        },
      },
    ],
    [
      'a list',
      session({
        type: 'list',
        body: 'What?',
        footer: 'Choose',
        button: 'Open',
        sections: [{ title: '', rows: [{ id: 'a', title: 'A', description: '' }] }],
      }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'list',
          body: { text: 'What?' },
          footer: { text: 'Choose' },
          action: { button: 'Open', sections: [{ rows: [{ id: 'a', title: 'A' }] }] },
        },
      },
    ],
    [
      'reply buttons under a document',
      session({
        type: 'buttons',
        header: { media: 'document', link: 'https://x.example/a.pdf', filename: 'Bill.pdf' },
        body: 'Paid?',
        footer: '',
        buttons: [{ id: 'yes', title: 'Yes' }],
      }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          header: { type: 'document', document: { link: 'https://x.example/a.pdf', filename: 'Bill.pdf' } },
          body: { text: 'Paid?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
        },
      },
    ],
    [
      'a video (BLO-17, BLO-26)',
      session({ type: 'video', link: 'https://x.example/a.mp4', caption: 'How to' }),
      undefined,
      { type: 'video', video: { link: 'https://x.example/a.mp4', caption: 'How to' } },
    ],
    [
      'audio',
      session({ type: 'audio', link: 'https://x.example/a.mp3', voice: false }),
      undefined,
      { type: 'audio', audio: { link: 'https://x.example/a.mp3' } },
    ],
    [
      'a voice message',
      session({ type: 'audio', link: 'https://x.example/a.ogg', voice: true }),
      undefined,
      { type: 'audio', audio: { link: 'https://x.example/a.ogg', voice: true } },
    ],
    [
      'a sticker',
      session({ type: 'sticker', link: 'https://x.example/a.webp' }),
      undefined,
      { type: 'sticker', sticker: { link: 'https://x.example/a.webp' } },
    ],
    [
      'a place',
      session({ type: 'location', latitude: '52.3731', longitude: '-4.8926', name: 'Canal Store', address: '' }),
      undefined,
      { type: 'location', location: { latitude: 52.3731, longitude: -4.8926, name: 'Canal Store' } },
    ],
    [
      'contact cards, with what is written on each',
      session({
        type: 'contacts',
        contacts: [
          {
            firstName: ' Ada ',
            lastName: 'Okoro',
            company: 'Canal Store',
            phone: '+1 555 010 0777',
            onWhatsApp: true,
            email: 'ada@x.example',
            url: 'https://x.example',
          },
          { firstName: 'Ben', lastName: '', company: '', phone: '112', onWhatsApp: false, email: '', url: '' },
        ],
      }),
      undefined,
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Ada Okoro', first_name: 'Ada', last_name: 'Okoro' },
            phones: [{ phone: '+1 555 010 0777', wa_id: '15550100777' }],
            emails: [{ email: 'ada@x.example' }],
            org: { company: 'Canal Store' },
            urls: [{ url: 'https://x.example' }],
          },
          { name: { formatted_name: 'Ben', first_name: 'Ben' }, phones: [{ phone: '112' }] },
        ],
      },
    ],
    [
      'a link button under a picture',
      session({
        type: 'linkButton',
        header: { media: 'image', link: 'https://x.example/a.jpg', filename: '' },
        body: 'Your basket is waiting.',
        footer: 'Canal Store',
        button: 'Open basket',
        url: 'https://x.example/b/9?s=wa',
      }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'cta_url',
          header: { type: 'image', image: { link: 'https://x.example/a.jpg' } },
          body: { text: 'Your basket is waiting.' },
          footer: { text: 'Canal Store' },
          action: { name: 'cta_url', parameters: { display_text: 'Open basket', url: 'https://x.example/b/9?s=wa' } },
        },
      },
    ],
    [
      'a request for a location',
      session({ type: 'locationRequest', body: 'Where are you?' }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'location_request_message',
          body: { text: 'Where are you?' },
          action: { name: 'send_location' },
        },
      },
    ],
    [
      'a flow that opens with a screen; its token is the name of the message',
      session({
        type: 'flow',
        header: { text: 'Clinic' },
        body: 'Book a slot',
        footer: '',
        button: 'Book now',
        flowId: ' 700112233 ',
        opens: 'screen',
        screen: 'PICK_DAY',
        data: [{ name: 'branch', text: 'north' }],
        draft: false,
      }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'flow',
          header: { type: 'text', text: 'Clinic' },
          body: { text: 'Book a slot' },
          action: {
            name: 'flow',
            parameters: {
              flow_message_version: '3',
              flow_id: '700112233',
              flow_cta: 'Book now',
              flow_token: 'm1:7',
              flow_action: 'navigate',
              flow_action_payload: { screen: 'PICK_DAY', data: { branch: 'north' } },
            },
          },
        },
      },
    ],
    [
      'a flow whose endpoint says what it opens with, as it is being edited',
      session({
        type: 'flow',
        body: 'Book a slot',
        footer: '',
        button: 'Book now',
        flowId: '7',
        opens: 'endpoint',
        screen: '',
        data: [{ name: 'branch', text: 'north' }],
        draft: true,
      }),
      undefined,
      {
        type: 'interactive',
        interactive: {
          type: 'flow',
          body: { text: 'Book a slot' },
          action: {
            name: 'flow',
            parameters: {
              flow_message_version: '3',
              flow_id: '7',
              flow_cta: 'Book now',
              flow_token: 'm1:7',
              flow_action: 'data_exchange',
              mode: 'draft',
            },
          },
        },
      },
    ],
    [
      'a template with a picture, values, and a button address (BLO-16)',
      template({ headerLink: 'https://x.example/a.jpg', body: ['Maya', 'A\n 1'], buttons: { '0': 'a b/ü' } }),
      positional,
      {
        type: 'template',
        template: {
          name: 'shipped',
          language: { code: 'en_US' },
          components: [
            { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x.example/a.jpg' } }] },
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Maya' },
                { type: 'text', text: 'A 1' },
              ],
            },
            { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'a%20b%2F%C3%BC' }] },
          ],
        },
      },
    ],
    [
      'a template with named variables',
      template({ body: ['Maya', 'A-1'] }),
      named,
      {
        type: 'template',
        template: {
          name: 'shipped',
          language: { code: 'en_US' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', parameter_name: 'first_name', text: 'Maya' },
                { type: 'text', parameter_name: 'order', text: 'A-1' },
              ],
            },
          ],
        },
      },
    ],
    [
      'a template without variables',
      template({}),
      undefined,
      { type: 'template', template: { name: 'shipped', language: { code: 'en_US' } } },
    ],
  ])('%s', (_, content, known, expected) => {
    expect(graphMessage(content, known, 'm1:7')).toEqual(expected);
  });
});
