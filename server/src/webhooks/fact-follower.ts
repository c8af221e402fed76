import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { newId } from '../new-id';
import { isPoison } from '../runs/poison';
import { RoundWorker } from '../runs/round-worker';
import { Deliverer } from './deliverer';
import type { GivenUp } from './delivery-queue.repository';
import { FactsRepository, type Fact } from './facts.repository';
import { withFile } from './told-file';
import { tellingsOf, type Subjects } from './tellings';
import { TapsRepository } from './taps.repository';

/** How often new facts are looked for, in ms. */
const EVERY_MS = 150;
const TAKEN_A_TIME = 500;
/** Every so many rounds it is looked whether the right tables are followed. */
const ROUNDS_BETWEEN_CHECKS = 100;

/**
 * Makes events of what was committed, and a delivery for everybody who wants to know. A fact goes with what is made of
 * it: a crash before the commit does it again, none does it twice.
 */
@Injectable()
export class FactFollower extends RoundWorker {
  private readonly pool: Pool;
  private rounds = 0;

  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly facts: FactsRepository,
    private readonly taps: TapsRepository,
    private readonly deliverer: Deliverer,
  ) {
    super(config, EVERY_MS, 'What happened could not be told on; it is tried again');
    this.pool = connections.pool('webhook facts', 1);
  }

  protected async work(): Promise<void> {
    if (this.rounds++ % ROUNDS_BETWEEN_CHECKS === 0) await this.taps.follow();
    for (let most = TAKEN_A_TIME; ;) {
      try {
        const { taken, given } = await inTransaction(this.pool, (tx) => this.tellOn(most, tx));
        this.deliverer.announce(given);
        if (taken > 0) this.deliverer.wake();
        if (taken < most) return;
      } catch (error) {
        if (!isPoison(error)) throw error;
        // Those before the one that can't be told get through one by one.
        if (most === 1) await this.passOver(error);
        most = 1;
      }
    }
  }

  /** A fact of which no event can be made would stop everybody's for ever. */
  private async passOver(cause: unknown): Promise<void> {
    const passed = await inTransaction(this.pool, async (tx) => {
      const facts = await this.facts.take(1, tx);
      await this.facts.forget(facts, tx);
      return facts;
    });
    this.logger.error({ err: cause, facts: passed }, 'Something that happened can not be told on and was passed over');
  }

  private async tellOn(
    most: number,
    tx: PoolClient,
  ): Promise<{ readonly taken: number; readonly given: readonly GivenUp[] }> {
    const facts = await this.facts.take(most, tx);
    if (facts.length === 0) return { taken: 0, given: [] };
    const [subjects, listeners] = await Promise.all([
      this.load(facts, tx),
      this.facts.listeners([...new Set(facts.map(({ workspaceId }) => workspaceId))], tx),
    ]);
    const held = [...subjects.messages.values()].filter(({ bot }) => bot !== null);
    const [told, called] = await Promise.all([
      this.facts.told(
        held.map(({ id }) => id),
        tx,
      ),
      this.facts.called([...new Set(held.map(({ contact }) => contact.id))], tx),
    ]);
    const tellings = tellingsOf(facts, subjects, { listeners, told, called }, () => newId<string>());
    // Who was called while somebody switched it off would hold the conversation for ever.
    const off = facts.filter(({ tap, detail }) => tap === 'bot' && !listeners.some(({ id }) => id === detail));
    const [given] = await Promise.all([
      this.facts.endHolds(off, tx),
      this.facts.tell(tellings, tx),
      this.facts.forget(facts, tx),
    ]);
    return { taken: facts.length, given };
  }

  private async load(facts: readonly Fact[], tx: PoolClient): Promise<Subjects> {
    const of = (...taps: readonly Fact['tap'][]) => [
      ...new Set(facts.filter(({ tap }) => taps.includes(tap)).map(({ subjectId }) => subjectId)),
    ];
    const calls = await this.facts.since(of('bot'), tx);
    const messageIds = new Set([...of('incoming', 'receipt'), ...calls.map(({ id }) => id)]);
    const [messages, consents, runs, templates] = await Promise.all([
      this.facts.messages([...messageIds], tx),
      this.facts.consents(of('consent'), tx),
      this.facts.runs(of('run'), tx),
      this.facts.templates(of('template'), tx),
    ]);
    const since = new Map<string, string[]>();
    for (const { first, id } of calls) since.set(first, [...(since.get(first) ?? []), id]);
    return {
      messages: byId(messages.map((message) => withFile(message, this.config.publicUrl))),
      consents: byId(consents),
      runs: byId(runs),
      templates: byId(templates),
      since,
    };
  }
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
