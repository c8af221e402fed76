import { Injectable } from '@nestjs/common';
import {
  laneOf,
  sentenceWithout,
  type ContactId,
  type JourneyId,
  type ProblemCode,
  type RunStartResult,
  type WorkspaceId,
} from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { HotConnections } from '../database/hot-connections';
import { NamedContacts, type Named } from '../events/named-contacts';
import type { Batch } from './batch';
import { LaneDesk } from './lane-desk';
import { LaneRepository, type TakenEvent } from './lane.repository';
import type { StartRuns } from './start-runs.dto';
import { StartRequestRepository, type RunCallback } from './start-request.repository';

/** What one contact of a request came to: a refusal, or the event that asks for their run. */
type Asked = RunStartResult | TakenEvent;

/**
 * Puts contacts into a journey because a caller asks for it. The runs are started here and now, under the locks of their
 * contacts' lanes, so that the caller is told what became of each.
 */
@Injectable()
export class StartRunsService {
  private readonly pool: Pool;

  constructor(
    connections: HotConnections,
    private readonly desk: LaneDesk,
    private readonly lanes: LaneRepository,
    private readonly contacts: NamedContacts,
    private readonly requests: StartRequestRepository,
  ) {
    this.pool = connections.pool('start runs', 2);
  }

  /**
   * One transaction for all of them; each is answered for by itself, in the order given.
   *
   * @param key the caller's name for the request: a second one with it changes nothing and gets the answer of the first
   */
  async start(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    request: StartRuns,
    key: string | undefined,
  ): Promise<readonly RunStartResult[]> {
    const keyed = key === undefined ? null : { workspaceId, journeyId, key };
    let answer: readonly RunStartResult[] | null = null;
    let asked: readonly Asked[] = [];
    const keep = async (results: readonly RunStartResult[], tx: PoolClient) => {
      answer = results;
      if (keyed) await this.requests.keep(keyed, results, tx);
    };
    const batch = await this.desk.advance.work(
      this.pool,
      async (tx, now) => {
        const nothing = { lanes: [], events: [], timers: [], watches: [] };
        answer = keyed && (await this.requests.claim(keyed, now, tx));
        if (answer) return nothing;
        asked = await this.ask(workspaceId, journeyId, request, now, tx);
        const events = asked.filter((one) => 'payload' in one);
        if (events.length === 0) {
          await keep(resultsOf(asked, null), tx);
          return nothing;
        }
        const lanes = [...new Set(events.map(({ lane }) => lane))];
        await this.lanes.lock(lanes, tx);
        return { ...nothing, lanes, events };
      },
      async (worked, tx) => {
        const results = resultsOf(asked, worked);
        await this.requests.keepCallbacks(callbacksOf(results, request), tx);
        await keep(results, tx);
      },
    );
    if (batch) this.desk.notices.committed(batch);
    return answer ?? [];
  }

  private async ask(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    { contacts, properties: forAll = {} }: StartRuns,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly Asked[]> {
    const named = await this.contacts.resolve(workspaceId, contacts, now, tx);
    const ids = named.flatMap((one) => ('contactId' in one ? [one.contactId] : []));
    const channels = await this.requests.channels(workspaceId, [...new Set(ids)], tx);
    return contacts.map(({ properties = {}, key = null }, index): Asked => {
      const whom: Named | undefined = named[index];
      if (!whom) return refused('contact.not_named', null);
      if ('problem' in whom) return { status: 'refused', contactId: null, problem: whom.problem };
      const { contactId } = whom;
      const channelId = channels.get(contactId);
      if (!channelId) return refused('start.no_channel', contactId);
      const event = { type: 'started', by: 'api', properties: { ...forAll, ...properties } } as const;
      const payload = { type: 'start', journeyId, trigger: null, key, event } as const;
      return { id: '', lane: laneOf(contactId), contactId, channelId, runId: null, payload, receivedAt: now };
    });
  }
}

function resultsOf(asked: readonly Asked[], batch: Batch | null): readonly RunStartResult[] {
  return asked.map((one) => {
    if (!('payload' in one)) return one;
    const { contactId } = one;
    const result = batch?.starts.get(one) ?? { problem: 'run.unexpected' };
    return 'run' in result ? { status: 'started', runId: result.run, contactId } : refused(result.problem, contactId);
  });
}

/** Each contact's own, or else the one for all. */
function callbacksOf(
  results: readonly RunStartResult[],
  { contacts, callbackData = '' }: StartRuns,
): readonly RunCallback[] {
  return results.flatMap((result, index) => {
    const data = contacts[index]?.callbackData ?? callbackData;
    return result.status === 'started' && data !== '' ? [{ run: result.runId, data }] : [];
  });
}

function refused(code: ProblemCode, contactId: ContactId | null): RunStartResult {
  return { status: 'refused', contactId, problem: { code, message: sentenceWithout(code) } };
}
