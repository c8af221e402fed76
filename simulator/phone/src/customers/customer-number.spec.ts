import { customerNumber } from './customer-number';

describe('X-16 a customer’s number is read as E.164', () => {
  test.each([
    ['+34 600 11 22 33', '34600112233'],
    ['0034600112233', '34600112233'],
    [' +1 (555) 010-0123 ', '15550100123'],
    ['+44.7700.900/123', '447700900123'],
    ['+12345678', '12345678'],
    ['+123456789012345', '123456789012345'],
  ])('%s is %s', (input, waId) => {
    expect(customerNumber(input)).toEqual({ type: 'valid', waId });
  });

  test.each([
    ['', 'Enter a number'],
    ['+', 'Enter a number'],
    ['600 11 22 33', 'country code'],
    ['34600112233', 'country code'],
    ['+34 call me', 'digits only'],
    ['+34+600112233', 'one +'],
    ['+034600112233', 'starts with 0'],
    ['+1234567', 'Too short: 7 digits'],
    ['+1234567890123456', 'Too long: 16 digits'],
  ])('“%s” is refused with “%s”', (input, sentence) => {
    expect(customerNumber(input)).toMatchObject({ type: 'invalid', message: expect.stringContaining(sentence) });
  });
});
