import { consentKeywords } from './consent-keywords';

describe('opt-in and opt-out keywords', () => {
  const consentOf = consentKeywords(['STOP', 'ARRÊT', 'DUR', 'İPTAL'], ['START', 'BAŞLA']);

  it.each([
    ['stop', 'out'],
    ['STOP', 'out'],
    ['  Stop!! ', 'out'],
    ['“stop.”', 'out'],
    ['arret', 'out'],
    ['Arrêt', 'out'],
    ['iptal', 'out'],
    ['İPTAL', 'out'],
    ['start', 'in'],
    ['Başla', 'in'],
    ['basla 🙂', 'in'],
    ['don’t stop', null],
    ['please stop sending', null],
    ['stopping', null],
    ['', null],
    ['🙂', null],
    ['stop '.repeat(20), null],
  ])('%j means %s', (text, expected) => {
    expect(consentOf(text)).toBe(expected);
  });
});
