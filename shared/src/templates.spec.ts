import {
  fillTemplateText,
  isSendable,
  templateStatuses,
  topicOf,
  variablesOf,
  type TemplateComponent,
  type TemplateVariables,
} from './templates';

const none: TemplateVariables = { header: 0, headerMedia: null, body: 0, buttons: [] };

const variables: readonly (readonly [string, readonly TemplateComponent[], Partial<TemplateVariables>])[] = [
  ['no components', [], {}],
  ['plain text', [{ type: 'BODY', text: 'Hello' }], {}],
  ['positions', [{ type: 'BODY', text: '{{1}} and {{2}}' }], { body: 2 }],
  ['one position used twice', [{ type: 'BODY', text: '{{1}}, yes {{1}} and {{2}}' }], { body: 2 }],
  ['names', [{ type: 'BODY', text: 'Hi {{first_name}}, {{order_id}}' }], { body: 2 }],
  ['a text header', [{ type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' }], { header: 1 }],
  ['a picture', [{ type: 'HEADER', format: 'IMAGE' }], { headerMedia: 'IMAGE' }],
  ['a document in lower case', [{ type: 'header', format: 'document' }], { headerMedia: 'DOCUMENT' }],
  ['a place on the map', [{ type: 'HEADER', format: 'LOCATION' }], {}],
  ['a footer never has any', [{ type: 'FOOTER', text: 'Shop {{1}}' }], {}],
  [
    'only web addresses with a variable among the buttons',
    [
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'URL', text: 'Shop', url: 'https://shop.example' },
          { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' },
        ],
      },
    ],
    { buttons: [2] },
  ],
];

it.each(variables)('counts the variables of %s (CTN-17)', (_what, components, expected) => {
  expect(variablesOf({ components })).toEqual({ ...none, ...expected });
});

it('lets exactly approved, reinstated and flagged templates go out', () => {
  expect(templateStatuses.filter(isSendable)).toEqual(['APPROVED', 'REINSTATED', 'FLAGGED']);
});

it.each([
  ['MARKETING', 'marketing'],
  ['UTILITY', 'utility'],
  ['AUTHENTICATION', 'authentication'],
] as const)('a template of the category %s needs consent to %s (BLO-01)', (category, topic) => {
  expect(topicOf(category)).toBe(topic);
});

it.each([
  ['Hi {{1}}, order {{2}}', ['Ann', '5'], 'Hi Ann, order 5'],
  ['Hi {{name}}, {{ order }}', ['Ann', '5'], 'Hi Ann, 5'],
  ['{{1}} {{1}} {{2}}', ['a', 'b'], 'a a b'],
  ['Hi {{1}}, order {{2}}', ['Ann'], 'Hi Ann, order {{2}}'],
  ['Hi {{1}}', [''], 'Hi '],
  ['Hi {{1}}', ['{{2}}', 'x'], 'Hi {{2}}'],
  ['Hi', ['Ann'], 'Hi'],
])('fills “%s” with %j', (text, values, expected) => {
  expect(fillTemplateText(text, values)).toBe(expected);
});
