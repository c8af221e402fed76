import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import { CounterRepository } from '../runs/counter.repository';
import { EventRepository, type NewRunEvent } from '../runs/event.repository';
import { CounterDeltas } from '../runs/metrics';
import type { FirstClick } from './link.repository';

/** What follows from a click: an event for the run that sent the link, a count, and the screens. */
@Injectable()
export class ClickNews {
  constructor(
    private readonly counters: CounterRepository,
    private readonly events: EventRepository,
    private readonly live: LiveNotices,
    private readonly doorbell: Doorbell,
  ) {}

  /** Written with the clicks themselves. A run is told of each link once, and a message counts once. */
  async write(first: readonly FirstClick[], now: Date, tx: PoolClient): Promise<void> {
    const deltas = new CounterDeltas();
    for (const { sentBy, isFirstOfMessage } of first) {
      if (sentBy && isFirstOfMessage) deltas.add(sentBy.version, sentBy.node, 'clicked');
    }
    const events = first.flatMap(({ url, contactId, channelId, sentBy }): NewRunEvent[] => {
      if (!sentBy) return [];
      const { run: runId, node, revision } = sentBy;
      const event = { type: 'linkClicked', url, sentBy: { node, revision }, at: now.getTime() } as const;
      return [{ runId, contactId, channelId, event }];
    });
    await Promise.all([this.counters.add(deltas, tx), this.events.append(events, now, tx)]);
  }

  announce(first: readonly FirstClick[]): void {
    for (const { workspaceId, messageId, sentBy } of first) {
      this.live.addMessage(workspaceId, messageId);
      if (sentBy) this.live.addVersion(workspaceId, sentBy.version);
    }
    if (first.some(({ sentBy }) => sentBy)) this.doorbell.ring('advance');
  }
}
