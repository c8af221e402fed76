import * as fc from 'fast-check';
import { buttonAddress, buttonOptions, FIRST_OPTIONS, MOST_LABEL, MOST_PREFILL } from './button-options';

type Attributes = Readonly<Record<string, string>>;
const read = (attributes: Attributes) => buttonOptions((name) => attributes[name] ?? null);
const number = '15550100999';

it.each<[string, Attributes, object]>([
  ['nothing else', {}, FIRST_OPTIONS],
  [
    'everything',
    {
      label: 'Chat with us',
      pre_filled_message: 'Hi & hello',
      color: 'Teal',
      size: 'compact',
      border_radius: '50%',
    },
    { label: 'Chat with us', pre_filled_message: 'Hi & hello', color: 'teal', size: 'compact', border_radius: '50%' },
  ],
  [
    'data attributes',
    { 'data-pre-filled-message': 'Hi', 'data-border-radius': '4px' },
    { pre_filled_message: 'Hi', border_radius: '4px' },
  ],
  ['a colour that there is not', { color: 'red;background:url(//evil.example)' }, { color: 'green' }],
  ['a size that there is not', { size: 'constructor' }, { size: 'standard' }],
  ['corners that are too round', { border_radius: '51%' }, { border_radius: '24px' }],
  ['corners that close the rule', { border_radius: '4px}a{color:red' }, { border_radius: '24px' }],
  ['corners without a unit', { border_radius: '4' }, { border_radius: '24px' }],
  ['half a pixel', { border_radius: '2.5px' }, { border_radius: '2.5px' }],
  ['a blank label', { label: '  ' }, { label: 'Message us' }],
])('an element with a number and %s (WEB-21, X-5)', (_, attributes, expected) => {
  expect(read({ number: '+1 555 010 0999', ...attributes })).toEqual({ ...FIRST_OPTIONS, number, ...expected });
});

it.each([{}, { number: '' }, { number: 'javascript:alert(1)' }, { number: '+1 555 010 0999/evil' }])(
  'an element with %j is no button',
  (attributes) => {
    expect(read(attributes)).toBeNull();
  },
);

it('whatever an element asks for, the button is one of ours', () => {
  const any = fc.string({ unit: 'binary', maxLength: 1_200 });
  const attributes = fc.record({ label: any, pre_filled_message: any, color: any, size: any, border_radius: any });
  fc.assert(
    fc.property(attributes, any, (asked, script) => {
      const options = read({ number, ...asked });
      if (!options) throw new Error('There is a number.');
      expect(['green', 'teal', 'white']).toContain(options.color);
      expect(['standard', 'compact']).toContain(options.size);
      expect(options.border_radius).toMatch(/^[\d.]+(px|%)$/);
      expect(options.label.length).toBeLessThanOrEqual(MOST_LABEL);
      expect(options.pre_filled_message.length).toBeLessThanOrEqual(MOST_PREFILL);
      expect(buttonAddress(options, '')).toMatch(/^https:\/\/wa\.me\/15550100999(\?text=\S+)?$/);
      expect(buttonAddress(options, script)).toMatch(/^https?:\/\//);
    }),
  );
});

it.each([
  ['', 'https://wa.me/15550100999?text=Hi'],
  ['https://go.shop.example/widget/message-us.js', 'https://wa.me/15550100999?text=Hi'],
  ['http://localhost:3000/widget/message-us.js?sandbox', 'http://localhost:3000/sandbox/?to=15550100999&text=Hi'],
  ['data:text/javascript,?sandbox', 'https://wa.me/15550100999?text=Hi'],
  ['javascript:?sandbox', 'https://wa.me/15550100999?text=Hi'],
])('loaded from %j it leads to %s', (script, address) => {
  expect(buttonAddress({ ...FIRST_OPTIONS, number, pre_filled_message: 'Hi' }, script)).toBe(address);
});
