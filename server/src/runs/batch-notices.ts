import { Injectable } from '@nestjs/common';
import { Doorbell } from '../doorbell/doorbell';
import { LiveNotices } from '../live/live-notices';
import type { Batch } from './batch';

/** Tells the sender and the screens what a batch changed, after its commit. */
@Injectable()
export class BatchNotices {
  constructor(
    private readonly doorbell: Doorbell,
    private readonly live: LiveNotices,
  ) {}

  committed(batch: Batch): void {
    if (batch.asked.some(({ effect }) => effect.type === 'sendMessage')) this.doorbell.ring('send');
    if (batch.asked.some(({ effect }) => effect.type === 'startJourney')) this.doorbell.ring('advance');
    if (batch.asked.some(({ effect }) => effect.type === 'callWeb')) this.doorbell.ring('call');
    const deeds = batch.rules.obeyed.flatMap((obeyed) => obeyed.deeds);
    if (deeds.some(({ type }) => type === 'reply')) this.doorbell.ring('send');
    if (deeds.some(({ type }) => type === 'forward')) this.doorbell.ring('call');
    for (const { id, workspaceId } of batch.conversations) this.live.addConversation(workspaceId, id);
    for (const run of batch.created.values()) this.live.addVersion(run.workspaceId, run.versionId);
    for (const { run, visit } of batch.visits) {
      this.live.addVersion(run.workspaceId, run.versionId);
      if (visit.output !== null) this.live.addMove(run.workspaceId, run.journeyId, run.id, visit.node, visit.output);
    }
  }
}
