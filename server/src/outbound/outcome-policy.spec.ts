import fc from 'fast-check';
import { messageId } from '@sendero/shared';
import { backoffMs, overduePolicy, settlementOf } from './outcome-policy';

const id = messageId.parse('01900000-0000-7000-8000-000000000001');
const refused = (
  problem: 'whatsapp.rate_limited' | 'whatsapp.undeliverable' | 'whatsapp.token_expired',
  retry: 'never' | 'backoff' | 'hold',
) => ({ type: 'refused', problem, detail: 'as it said', retry }) as const;

describe('what follows from the provider’s answer', () => {
  it.each([
    ['accepted', 1, { type: 'accepted', providerId: 'wamid.1' }, { status: 'accepted', providerId: 'wamid.1' }, 0],
    ['no answer', 1, { type: 'unknown', detail: 'ECONNRESET' }, { status: 'unknown', detail: 'ECONNRESET' }, 0],
    [
      'a refusal for good',
      1,
      refused('whatsapp.undeliverable', 'never'),
      { status: 'failed', problem: 'whatsapp.undeliverable', notBefore: null },
      0,
    ],
    [
      'too fast',
      1,
      refused('whatsapp.rate_limited', 'backoff'),
      { status: 'queued', notBefore: new Date(101_000) },
      1_000,
    ],
    [
      'too fast again',
      3,
      refused('whatsapp.rate_limited', 'backoff'),
      { status: 'queued', notBefore: new Date(116_000) },
      1_000,
    ],
    [
      'too fast too often',
      6,
      refused('whatsapp.rate_limited', 'backoff'),
      { status: 'failed', problem: 'whatsapp.rate_limited' },
      0,
    ],
    ['a dead token, however often', 50, refused('whatsapp.token_expired', 'hold'), { status: 'queued' }, 30_000],
  ] as const)('%s on try %i', (_, attempt, outcome, result, hold) => {
    const settlement = settlementOf({ id, attempt }, outcome, 100_000, 0.5);
    expect(settlement.result).toMatchObject({ id, ...result });
    expect(settlement.hold).toBe(hold);
  });

  it('waits longer after each try, and never longer than the limit and its jitter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, jitter) => {
        expect(backoffMs(attempt, jitter)).toBeLessThanOrEqual(10 * 60_000 * 1.25);
        expect(backoffMs(attempt + 1, jitter)).toBeGreaterThanOrEqual(backoffMs(attempt, jitter));
        expect(backoffMs(attempt, jitter)).toBeGreaterThanOrEqual(750);
      }),
    );
  });

  it.each([
    ['service', 1, 'again'],
    ['utility', 1, 'again'],
    ['service', 2, 'give_up'],
    ['marketing', 1, 'give_up'],
  ])('a %s message in doubt after try %i: %s', (topic, attempt, expected) => {
    expect(overduePolicy({ topic, attempt })).toBe(expected);
  });
});
