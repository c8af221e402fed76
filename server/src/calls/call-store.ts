import { Injectable } from '@nestjs/common';
import type { RunEvent } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { EventRepository } from '../runs/event.repository';
import { WebCallRepository, type LeasedCall } from './web-call.repository';
import type { WebAnswer } from './web-client';

/** Where calls are and where their answers go. */
@Injectable()
export class CallStore {
  constructor(
    readonly calls: WebCallRepository,
    private readonly events: EventRepository,
  ) {}

  /** Ends a call and tells its run, both or neither. */
  async answer(call: LeasedCall, answer: WebAnswer, now: Date, tx: PoolClient): Promise<void> {
    const { status, problem } = answer;
    if (!(await this.calls.finish({ id: call.id, status, problem }, now, tx))) return;
    const { runId, contactId, channelId } = call;
    await this.events.append([{ runId, contactId, channelId, event: asEvent(call, answer) }], now, tx);
  }
}

function asEvent({ node, revision }: LeasedCall, { status, body, problem }: WebAnswer): RunEvent {
  const succeeded = problem === null;
  return { type: 'callAnswered', node, revision, succeeded, status, body, ...(problem && { problem }) };
}
