import * as fc from 'fast-check';
import { chatLink, digitsOf } from './chat-link';

const number = '+1 (555) 010-0999';

it.each([
  ['', 'https://wa.me/15550100999'],
  ['Table 7 & tea?', 'https://wa.me/15550100999?text=Table%207%20%26%20tea%3F'],
  ['à bientôt #1', 'https://wa.me/15550100999?text=%C3%A0%20bient%C3%B4t%20%231'],
  ['half \ud83d', 'https://wa.me/15550100999?text=half%20%EF%BF%BD'],
])('the link that writes %j is %s (WEB-21)', (text, link) => {
  expect(chatLink({ number, text, phone: '' })).toBe(link);
});

it('leads to the phone of a sandbox where one is named', () => {
  const phone = 'http://localhost:3000/sandbox/';
  expect(chatLink({ number, text: 'Hi', phone })).toBe(`${phone}?to=15550100999&text=Hi`);
  expect(chatLink({ number, text: '', phone })).toBe(`${phone}?to=15550100999`);
});

it('writes any text as it stands and leads nowhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, anything) => {
      const link = new URL(chatLink({ number, text, phone: '' }));
      expect([link.protocol, link.host, link.pathname, link.hash]).toEqual(['https:', 'wa.me', '/15550100999', '']);
      expect(link.searchParams.get('text') ?? '').toBe(text);
      expect(new URL(chatLink({ number: anything, text, phone: '' })).origin).toBe('https://wa.me');
    }),
  );
});

it.each([
  ['+44 7860 099299', '447860099299'],
  ['351912345678', '351912345678'],
  ['0912345678', null],
  ['12345', null],
  ['1234567890123456', null],
  ['15550100999?text=x', null],
  ['//evil.example', null],
  ['', null],
])('of %j the digits are %j', (asked, digits) => {
  expect(digitsOf(asked)).toBe(digits);
});
