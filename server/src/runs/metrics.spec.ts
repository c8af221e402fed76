import type { MessageStatus } from '@sendero/shared';
import { metricsPassed } from './metrics';

describe('what a message adds to the counters', () => {
  it.each<[MessageStatus, MessageStatus, readonly string[]]>([
    ['queued', 'accepted', []],
    ['queued', 'sent', ['sent']],
    ['unknown', 'delivered', ['sent', 'delivered']],
    ['accepted', 'read', ['sent', 'delivered', 'read']],
    ['delivered', 'read', ['read']],
    ['queued', 'failed', ['message_failed']],
    ['sent', 'failed', ['message_failed']],
    // The receipt came before the send was answered: the answer is no news.
    ['sent', 'sent', []],
    ['failed', 'failed', []],
    ['queued', 'cancelled', []],
  ])('from %s to %s is %j', (from, to, counted) => {
    expect(metricsPassed(from, to)).toEqual(counted);
  });
});
