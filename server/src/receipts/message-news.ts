import { Inject, Injectable } from '@nestjs/common';
import { type MessageStatus, type ReceiptStatus, type RunEvent } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import { CounterRepository } from '../runs/counter.repository';
import { EventRepository, type NewRunEvent } from '../runs/event.repository';
import { CounterDeltas, metricsPassed } from '../runs/metrics';
import type { MovedMessage } from './receipt.repository';

/** What follows from a message's new status: counters, an event for a run that waits for it, and the screens. */
@Injectable()
export class MessageNews {
  constructor(
    @Inject(CounterRepository) private readonly counters: CounterRepository,
    @Inject(EventRepository) private readonly events: EventRepository,
    @Inject(LiveNotices) private readonly live: LiveNotices,
    @Inject(Doorbell) private readonly doorbell: Doorbell,
  ) {}

  /**
   * Written with the statuses themselves, so that counters and messages never differ. A message whose receipt came before
   * the send was answered did not move now, and is no news.
   */
  async write(messages: readonly MovedMessage[], now: Date, tx: PoolClient): Promise<void> {
    const deltas = new CounterDeltas();
    const moved = messages.filter((message) => message.was !== message.now);
    for (const { was, now: status, run } of moved) {
      if (!run) continue;
      for (const metric of metricsPassed(was, status)) deltas.add(run.versionId, run.nodeId, metric);
    }
    await Promise.all([this.counters.add(deltas, tx), this.events.append(moved.flatMap(eventFor), now, tx)]);
  }

  announce(messages: readonly MovedMessage[]): void {
    for (const { workspaceId, id, run } of messages) {
      this.live.addMessage(workspaceId, id);
      if (run) this.live.addVersion(workspaceId, run.versionId);
    }
    if (messages.some(({ run }) => run?.awaitsReceipt)) this.doorbell.ring('advance');
  }
}

function eventFor(message: MovedMessage): readonly NewRunEvent[] {
  const { run, contactId, channelId } = message;
  const status = receiptOf(message.now);
  if (!run?.awaitsReceipt || !status) return [];
  const event: RunEvent = {
    type: 'receipt',
    node: run.nodeId,
    revision: run.revision,
    status,
    at: message.at.getTime(),
    ...(message.problem ? { problem: message.problem } : {}),
  };
  return [{ runId: run.id, contactId, channelId, event }];
}

function receiptOf(status: MessageStatus): ReceiptStatus | null {
  switch (status) {
    case 'accepted':
    case 'sent':
    case 'delivered':
    case 'read':
    case 'failed':
      return status;
    // Taken back before it was sent: to its run that is a message that failed.
    case 'cancelled':
      return 'failed';
    case 'queued':
    case 'sending':
    case 'unknown':
      return null;
  }
}
