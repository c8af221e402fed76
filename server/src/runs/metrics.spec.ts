import type { MessageStatus, RunState } from '@sendero/shared';
import { metricsPassed, visitMetrics, type Metric } from './metrics';

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

describe('what a passage counts as', () => {
  it.each<[string | null, RunState['status'], Metric, readonly Metric[]]>([
    ['sent', 'active', 'ended', ['output:sent']],
    ['blocked', 'ended', 'ended', ['output:blocked', 'unconnected']],
    [null, 'ended', 'ended', ['ended']],
    [null, 'ended', 'control', ['control']],
    [null, 'ended', 'holdout', ['holdout']],
    [null, 'failed', 'ended', ['failed']],
  ])('by output %s when the run is %s then, and would count as %s', (output, status, ending, counted) => {
    expect(visitMetrics({ output }, status, ending)).toEqual(counted);
  });
});
