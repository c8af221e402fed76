import * as fc from 'fast-check';
import { isBillable, pricingText, readPricing } from './pricing';

const word = fc.stringMatching(/^[A-Za-z_]{1,40}$/);

describe('pricing', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.record({ type: word, category: word, model: word }), (pricing) => {
        expect(readPricing(pricingText(pricing) ?? '')).toEqual(pricing);
      }),
    );
  });

  it.each([
    ['regular', true],
    ['free_customer_service', false],
    ['free_entry_point', false],
  ])('of the type %s is billable: %s', (type, billable) => {
    expect(isBillable({ type })).toBe(billable);
  });

  it.each(['', 'regular', 'regular marketing', 'regular marketing PMP more', 'regular  PMP', "regular mark'eting PMP"])(
    'can’t be read from %j',
    (text) => {
      expect(readPricing(text)).toBeNull();
    },
  );

  it.each([
    { type: '', category: 'marketing', model: 'PMP' },
    { type: 'regular', category: 'two words', model: 'PMP' },
    { type: 'regular', category: 'x'.repeat(41), model: 'PMP' },
  ])('is not stored when a part of it is no word: %j', (pricing) => {
    expect(pricingText(pricing)).toBeNull();
  });
});
