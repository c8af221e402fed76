import type { TemplateComponent } from '@sendero/shared';
import { templateLayout } from './template-layout';

const shipped: readonly TemplateComponent[] = [
  { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
  { type: 'BODY', text: 'Hi {{1}}, your order {{2}} left. Yours, {{1}}' },
  { type: 'FOOTER', text: 'Reply STOP to opt out' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'URL', text: 'Track it', url: 'https://shop.example/{{1}}' },
      { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+351210000001' },
      { type: 'QUICK_REPLY', text: 'Thanks' },
    ],
  },
];

describe('templateLayout', () => {
  it('fills in header and body and keeps footer and buttons', () => {
    expect(templateLayout({ components: shipped }, { header: ['A-5521'], body: ['Ana', 'A-5521'] })).toEqual({
      header: 'Order A-5521',
      media: null,
      body: 'Hi Ana, your order A-5521 left. Yours, Ana',
      footer: 'Reply STOP to opt out',
      buttons: [
        { icon: 'link', label: 'Track it', url: 'https://shop.example/' },
        { icon: 'call', label: 'Call' },
        { icon: 'reply', label: 'Thanks' },
      ],
    });
  });

  it.each<readonly [what: string, body: readonly string[], text: string]>([
    ['no values', [], 'Hi {{1}}, your order {{2}} left. Yours, {{1}}'],
    ['a value that is not typed yet', ['', 'A-5521'], 'Hi {{ … }}, your order A-5521 left. Yours, {{ … }}'],
    [
      'a placeholder of ours',
      ['{{ contact.name }}'],
      'Hi {{ contact.name }}, your order {{2}} left. Yours, {{ contact.name }}',
    ],
  ])('shows placeholders for %s', (_, body, text) => {
    expect(templateLayout({ components: shipped }, { header: [], body }).body).toBe(text);
  });

  it.each<readonly [format: string, media: string | null]>([
    ['IMAGE', 'image'],
    ['video', 'video'],
    ['DOCUMENT', 'document'],
    ['LOCATION', null],
  ])('draws a header of format %s as %s', (format, media) => {
    expect(templateLayout({ components: [{ type: 'HEADER', format }] }, { header: [], body: [] }).media).toBe(media);
  });
});
