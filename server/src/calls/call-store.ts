import { Injectable } from '@nestjs/common';
import { readBotAnswer, type ProblemCode, type RunEvent } from '@sendero/shared';
import type { PoolClient } from 'pg';
import type { ChangedConversation } from '../effects/effect-applier';
import { LiveNotices } from '../live/live-notices';
import { RuleDeedsRepository } from '../rules/rule-deeds.repository';
import { EventRepository } from '../runs/event.repository';
import { WebCallRepository, type CallOf, type LeasedCall } from './web-call.repository';
import type { WebAnswer } from './web-client';

/** Where calls are and where their answers go. */
@Injectable()
export class CallStore {
  constructor(
    readonly calls: WebCallRepository,
    private readonly events: EventRepository,
    private readonly rules: RuleDeedsRepository,
    private readonly live: LiveNotices,
  ) {}

  /** Tells screens, once it is committed. */
  announce(conversations: readonly ChangedConversation[]): void {
    for (const { id, workspaceId } of conversations) this.live.addConversation(workspaceId, id);
  }

  /** Ends a call and does what its answer asks for, both or neither; answers which conversations went to people. */
  async answer(
    call: LeasedCall,
    answer: WebAnswer,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly ChangedConversation[]> {
    return call.asker.type === 'run'
      ? this.tellRun({ ...call, asker: call.asker }, answer, now, tx)
      : this.sayForBot({ ...call, asker: call.asker }, answer, now, tx);
  }

  private async tellRun(
    call: CallOf<'run'>,
    answer: WebAnswer,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly ChangedConversation[]> {
    const { status, problem } = answer;
    if (!(await this.calls.finish({ id: call.id, status, problem }, now, tx))) return [];
    const { asker, contactId, channelId } = call;
    await this.events.append([{ runId: asker.runId, contactId, channelId, event: asEvent(call, answer) }], now, tx);
    return [];
  }

  /** Sends what a bot answered. What it leaves undone goes to people; while they have the conversation it keeps quiet. */
  private async sayForBot(
    call: CallOf<'rule'>,
    { status, problem, body }: WebAnswer,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly ChangedConversation[]> {
    const { id, asker, workspaceId, channelId, contactId } = call;
    const said = problem === null ? readBotAnswer(body) : null;
    const failure: ProblemCode | null = problem ?? (said === null ? 'rule.bot_unreadable' : null);
    if (!(await this.calls.finish({ id, status, problem: failure }, now, tx))) return [];
    if (await this.calls.isWithPeople(call, tx)) return [];
    const { ruleId, messageId } = asker;
    const replies = (said?.messages ?? []).map((message, index) => ({
      ...{ workspaceId, channelId, contactId, ruleId, messageId },
      index,
      message,
    }));
    await this.rules.queueReplies(replies, now, tx);
    const handOver = said === null ? { assignTo: '', note: 'The bot did not answer' } : said.handOver;
    return handOver ? this.rules.openForPeople([{ channelId, contactId, ...handOver }], now, tx) : [];
  }
}

function asEvent({ asker: { node, revision } }: CallOf<'run'>, { status, body, problem }: WebAnswer): RunEvent {
  const succeeded = problem === null;
  return { type: 'callAnswered', node, revision, succeeded, status, body, ...(problem && { problem }) };
}
