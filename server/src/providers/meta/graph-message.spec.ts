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
    expect(graphMessage(content, known)).toEqual(expected);
  });
});
