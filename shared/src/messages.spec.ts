import { sessionMessage, templateMessage, textsOfMessage, textsOfTemplate } from './messages';

it.each([
  [{ type: 'text', text: 'a' }, ['a']],
  [{ type: 'text', text: '' }, []],
  [{ type: 'image', link: 'a', caption: 'b' }, ['a', 'b']],
  [{ type: 'document', link: 'a', filename: 'b', caption: 'c' }, ['a', 'b', 'c']],
  [
    { type: 'buttons', header: { text: 'a' }, body: 'b', footer: 'c', buttons: [{ id: 'x', title: 'd' }] },
    ['a', 'b', 'c', 'd'],
  ],
  [
    {
      type: 'list',
      header: { text: 'a' },
      body: 'b',
      footer: 'c',
      button: 'd',
      sections: [
        {
          title: 'e',
          rows: [
            { id: 'x', title: 'f', description: 'g' },
            { id: 'y', title: 'h' },
          ],
        },
      ],
    },
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  ],
  [{ type: 'video', link: 'a', caption: 'b' }, ['a', 'b']],
  [{ type: 'audio', link: 'a' }, ['a']],
  [{ type: 'sticker', link: 'a' }, ['a']],
  [{ type: 'location', latitude: 'a', longitude: 'b', name: 'c', address: 'd' }, ['a', 'b', 'c', 'd']],
  [
    {
      type: 'contacts',
      contacts: [{ firstName: 'a', lastName: 'b', company: 'c', phone: 'd', email: 'e', url: 'f' }, { firstName: 'g' }],
    },
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  ],
  [
    {
      type: 'linkButton',
      header: { media: 'document', link: 'a', filename: 'b' },
      body: 'c',
      footer: 'd',
      button: 'e',
      url: 'f',
    },
    ['a', 'b', 'c', 'd', 'e', 'f'],
  ],
  [{ type: 'locationRequest', body: 'a' }, ['a']],
  [
    {
      type: 'flow',
      header: { text: 'a' },
      body: 'b',
      footer: 'c',
      button: 'd',
      flowId: 'e',
      screen: 'f',
      data: [{ name: 'x', text: 'g' }],
    },
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  ],
])('every text of %j may hold placeholders, ids may not', (message, texts) => {
  expect(textsOfMessage(sessionMessage.parse(message))).toEqual(texts);
});

it('every value of a template may hold placeholders', () => {
  const template = { name: 'n', language: 'en', header: ['a'], headerLink: 'b', body: ['c', ''], buttons: { 0: 'd' } };
  expect(textsOfTemplate(templateMessage.parse(template))).toEqual(['a', 'b', 'c', 'd']);
});
