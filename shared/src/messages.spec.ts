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
])('every text of %j may hold placeholders, ids may not', (message, texts) => {
  expect(textsOfMessage(sessionMessage.parse(message))).toEqual(texts);
});

it('every value of a template may hold placeholders', () => {
  const template = { name: 'n', language: 'en', header: ['a'], headerLink: 'b', body: ['c', ''], buttons: { 0: 'd' } };
  expect(textsOfTemplate(templateMessage.parse(template))).toEqual(['a', 'b', 'c', 'd']);
});
