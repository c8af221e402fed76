import { guessedTimeZone } from './guessed-time-zone';

it.each([
  ['a country of one zone', '+442079460000', 'Europe/London'],
  ['a country whose zones show the same time', '+4930123456', 'Europe/Berlin'],
  ['a country of several times', '+351912345678', ''],
  ['a country code that many countries share', '+15550100999', ''],
  ['no number at all', '', ''],
])('of %s', (_, phone, zone) => {
  expect(guessedTimeZone(phone)).toBe(zone);
});
