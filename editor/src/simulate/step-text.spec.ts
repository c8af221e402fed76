import type { Verdict } from '@sendero/shared';
import { dateTimeText } from '../ui/time-text';
import { lookedAtText, verdictText, windowText } from './step-text';

const NOW = 1_795_176_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a verdict in plain words', () => {
  it.each<[Verdict['guard'], boolean, Verdict['inputs'], string]>([
    ['notSuppressed', true, { suppressed: false }, 'Did not ask us to stop: yes'],
    ['notSuppressed', false, { suppressed: true }, 'Did not ask us to stop: no, they asked us to stop'],
    [
      'serviceWindowOpen',
      false,
      { windowExpiresAt: null, now: NOW },
      'Service window open: no, the contact never wrote',
    ],
    [
      'serviceWindowOpen',
      false,
      { windowExpiresAt: NOW - 2 * HOUR + MINUTE, now: NOW },
      'Service window open: no, closed 2 h ago',
    ],
    [
      'serviceWindowOpen',
      true,
      { windowExpiresAt: NOW + 3 * HOUR + MINUTE, now: NOW },
      'Service window open: yes, closes in 3 h',
    ],
    ['optedIn', false, { topic: 'marketing', consent: 'out' }, 'Has opted in: no, not opted in to marketing'],
    ['optedIn', false, { topic: null, consent: null }, 'Has opted in: no, the template is not known'],
    [
      'templateSendable',
      true,
      { name: 'hello', language: 'en', status: 'APPROVED' },
      'Template can be sent: yes, “hello” (en) is approved',
    ],
    [
      'templateSendable',
      false,
      { name: 'hello', language: 'en', status: null },
      'Template can be sent: no, the channel has no template “hello” (en)',
    ],
  ])('%s %s', (guard, passed, inputs, text) => {
    expect(verdictText({ guard, passed, inputs })).toBe(text);
  });
});

it.each([
  [{}, ''],
  [{ topic: 'marketing', consent: 'out' }, 'topic marketing, consent out'],
  [{ windowExpiresAt: null, passed: 3, open: false }, 'window expires at none, passed 3, open no'],
  [{ now: NOW }, `now ${dateTimeText(NOW)}`],
])('tells what a guard looked at: %j', (inputs, text) => {
  expect(lookedAtText({ inputs })).toBe(text);
});

it('counts the last minute of a window as closed, as the server does', () => {
  expect(windowText(NOW + MINUTE, NOW)).toBe('closed just now');
  expect(windowText(NOW + MINUTE + 5_000, NOW)).toBe('closes in 5 s');
});
