import { pricingOf } from './pricing';

const told = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' };

it.each<[string, unknown, string | null]>([
  ['a message that is charged for', told, 'regular marketing PMP'],
  [
    'one inside the window',
    { ...told, billable: false, type: 'free_customer_service', category: 'utility' },
    'free_customer_service utility PMP',
  ],
  [
    'a category with hyphens',
    { ...told, category: 'authentication-international' },
    'regular authentication_international PMP',
  ],
  ['an older message that is charged for', { ...told, type: undefined, pricing_model: 'CBP' }, 'regular marketing CBP'],
  ['an older message that is not', { ...told, type: undefined, billable: false }, 'free marketing PMP'],
  ['no price', undefined, null],
  ['a price without a category', { ...told, category: undefined }, null],
  ['something else', 'free', null],
  ['something that would not be stored', { ...told, category: "x' OR 1" }, null],
])('%s', (_, pricing, text) => {
  expect(pricingOf(pricing)).toBe(text);
});
