import { durationMs, type Duration, type EpochMs, type Facts } from '@sendero/shared';
import type { Memory } from './machine';

/**
 * Until when a reply may come, asked when the timer fell due. The time counts from when the question was really sent;
 * while that one is not known to be out, the whole time is given again.
 */
export function replyDueAt({ question }: Pick<Memory, 'question'>, facts: Facts, timeout: Duration): EpochMs {
  if (!question) return facts.now;
  return (facts.questionSentAt ?? facts.now) + durationMs(timeout);
}
