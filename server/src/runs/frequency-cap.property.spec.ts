import { compile } from '@sendero/engine';
import {
  channelId,
  contactId,
  durationMs,
  journeyId,
  laneOf,
  messageId,
  templateKey,
  versionId,
  workspaceId,
  type EpochMs,
  type FrequencyCap,
  type JourneyId,
  type MessageId,
} from '@sendero/shared';
import fc from 'fast-check';
import { recheck } from '../outbound/recheck';
import { aJourney, end, keyword, waitFor } from '../testing/journeys';
import { Batch } from './batch';
import { BatchFacts, type LoadedRows } from './batch-facts';
import { comeBefore, reachOf, usesOf, type Caps } from './cap-uses';
import type { CountedMessage } from './counted-message.repository';
import type { TakenEvent } from './lane.repository';
import type { Run } from './run.repository';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 12);
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [workspace, channel, contact] = [workspaceId.parse(id(1)), channelId.parse(id(2)), contactId.parse(id(3))];
const news = { name: 'news', language: 'en', status: 'APPROVED', category: 'MARKETING', components: [] } as const;
const templates = { [templateKey('news', 'en')]: news };
const offer = ['send', { message: null, template: { name: 'news', language: 'en' } }] as const;
const consent = [{ topic: 'marketing', state: 'in', at: 0 }] as const;

/** Two journeys that are started by “a” and “b”, whoever is in them already. */
function journeysWith(cap: FrequencyCap | null) {
  return (['a', 'b'] as const).map((word, index) => ({
    id: journeyId.parse(id(10 + index)),
    version: versionId.parse(id(20 + index)),
    journey: compile(
      aJourney(
        { start: keyword(word), one: offer, two: offer, rest: waitFor(1, 'hours'), three: offer, stop: end },
        [
          'start.next -> one',
          'one.sent -> two',
          'one.blocked -> rest',
          'two.sent -> rest',
          'two.blocked -> rest',
          'rest.next -> three',
          'three.sent -> stop',
        ],
        { reentry: { type: 'always' }, frequencyCap: index === 0 ? cap : null },
      ),
    ),
  }));
}

/** The tables as far as caps go, in memory; what the SQL asks for is asked of these rows. */
class World {
  now: EpochMs = START;
  private runs = new Map<string, Run>();
  private timers: { readonly run: string; readonly token: number; readonly dueAt: EpochMs }[] = [];
  private readonly rows: (CountedMessage & { readonly failed: boolean })[] = [];
  private readonly leased: { readonly id: MessageId; readonly goes: boolean }[] = [];
  private ids = 100;
  private readonly journeys;

  constructor(private caps: Caps) {
    this.journeys = journeysWith(caps.journey);
  }

  limit(workspaceCap: FrequencyCap): void {
    this.caps = { ...this.caps, workspace: workspaceCap };
  }

  /** One batch: what the contact wrote, and every timer that is due. */
  advance(words: readonly string[]): void {
    const due = this.timers.filter(({ dueAt }) => dueAt <= this.now);
    this.timers = this.timers.filter(({ dueAt }) => dueAt > this.now);
    const batch = new Batch([...this.runs.values()], new BatchFacts(this.loaded()));
    for (const word of words) batch.apply(this.event(null, incoming(word, this.now)));
    for (const { run, token } of due) batch.apply(this.event(run, { type: 'timerDue', token }));
    expect(batch.dead).toEqual([]);
    this.runs = new Map(
      [...this.runs.values(), ...batch.changed.values(), ...batch.created.values()].map((run) => [run.id, run]),
    );
    for (const { run, effect } of batch.asked) {
      if (effect.type === 'startTimer') this.timers.push({ run: run.id, token: effect.token, dueAt: effect.dueAt });
      if (effect.type !== 'sendMessage') continue;
      const { journeyId: journey } = run;
      this.rows.push({
        id: messageId.parse(id((this.ids += 1))),
        contactId: contact,
        journeyId: journey,
        topic: effect.topic,
        sentAt: null,
        failed: false,
      });
    }
  }

  /** A sender takes some of what waits, and decides on them by what it sees at this moment. */
  lease(picks: readonly number[]): void {
    const taken = new Set(this.leased.map((one) => one.id));
    const waiting = this.rows.filter((row) => row.sentAt === null && !row.failed && !taken.has(row.id));
    for (const row of new Set(picks.flatMap((pick) => waiting[pick % Math.max(1, waiting.length)] ?? []))) {
      const caps = this.capsOf(row.journeyId);
      const uses = usesOf(caps, row.journeyId, comeBefore(row.id, this.counted()), this.now);
      const hindrance = recheck(
        {
          content: { type: 'template', template: { ...news, header: [], headerLink: '', body: [], buttons: {} } },
          topic: 'marketing',
          consent,
          windowExpiresAt: null,
          limits: { quietHours: null, timeZone: 'UTC', caps: uses },
        },
        templates,
        this.now,
      );
      this.leased.push({ id: row.id, goes: hindrance === null });
    }
  }

  /** The provider's answers come, in any order. */
  settle(picks: readonly number[], delivered: boolean): void {
    for (const pick of picks) {
      const [one] = this.leased.splice(pick % Math.max(1, this.leased.length), 1);
      const index = this.rows.findIndex((row) => row.id === one?.id);
      const row = this.rows[index];
      if (row && one) {
        const sent = one.goes && delivered;
        this.rows[index] = { ...row, sentAt: sent ? this.now : null, failed: !sent };
      }
    }
  }

  sent(journey?: JourneyId): readonly EpochMs[] {
    return this.rows.flatMap((row) =>
      row.sentAt !== null && (journey === undefined || row.journeyId === journey) ? [row.sentAt] : [],
    );
  }

  /** How many messages were ever asked for. */
  get asked(): number {
    return this.rows.length;
  }

  get first(): JourneyId | undefined {
    return this.journeys[0]?.id;
  }

  private capsOf(journey: JourneyId): Caps {
    return { workspace: this.caps.workspace, journey: journey === this.first ? this.caps.journey : null };
  }

  private counted(): readonly CountedMessage[] {
    const { workspace: all, journey } = this.caps;
    const reach = reachOf(
      [all, journey].flatMap((cap) => cap ?? []),
      this.now,
    );
    return this.rows.filter(
      ({ failed, sentAt }) => reach !== null && !failed && (sentAt === null || sentAt > reach.since),
    );
  }

  private loaded(): LoadedRows {
    const person = { id: contact, name: '', phone: '', language: '', timeZone: 'UTC', attributes: {}, tags: [] };
    return {
      now: this.now,
      contacts: [{ ...person, workspaceId: workspace, consent }],
      windows: [],
      rules: [],
      journeys: this.journeys.map((one) => ({
        id: one.id,
        workspaceId: workspace,
        status: 'live' as const,
        currentVersionId: one.version,
        held: false,
        place: 0,
        spreadUntil: null,
        holdout: 0,
        frequencyCap: this.caps.workspace,
      })),
      compiled: new Map(this.journeys.map((one) => [one.version, one.journey])),
      templates: new Map([[channel, templates]]),
      questionsSentAt: new Map(),
      quotedRuns: new Map(),
      lastEnds: [],
      segments: new Map(),
      history: new Map(),
      inLine: [],
      counted: this.caps.workspace || this.caps.journey ? this.counted() : null,
    };
  }

  private event(run: string | null, payload: TakenEvent['payload']): TakenEvent {
    const runId = run === null ? null : (this.runs.get(run)?.id ?? null);
    const receivedAt = new Date(this.now);
    return { id: '1', lane: laneOf(contact), contactId: contact, channelId: channel, runId, payload, receivedAt };
  }
}

function incoming(text: string, at: EpochMs): TakenEvent['payload'] {
  const message = { id: messageId.parse(id(50)), at, text, content: { type: 'text' as const } };
  return { type: 'incoming', message, first: false, consent: null, quotedId: null };
}

const picks = fc.array(fc.nat(20), { minLength: 1, maxLength: 6 });
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }).map((words) => ({ words })) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => ({ minutes })) },
  { weight: 4, arbitrary: picks.map((lease) => ({ lease })) },
  { weight: 4, arbitrary: fc.record({ settle: picks, delivered: fc.constantFrom(true, true, true, false) }) },
);
const aCap = fc.record({
  messages: fc.integer({ min: 1, max: 3 }),
  per: fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constant('hours' as const) }),
  counts: fc.constant(['marketing'] as const),
});

/** The most that lies within one stretch of time of the cap. */
function most(times: readonly EpochMs[], { per }: FrequencyCap): number {
  return Math.max(0, ...times.map((at) => times.filter((other) => other <= at && other > at - durationMs(per)).length));
}

it('whatever happens in two journeys, nobody gets more than the caps allow (BLO-12)', () => {
  let sent = 0;
  fc.assert(
    fc.property(
      fc.option(aCap),
      fc.option(aCap),
      fc.array(deed, { minLength: 30, maxLength: 80 }),
      (all, own, deeds) => {
        const world = new World({ workspace: all, journey: own });
        for (const one of deeds) {
          if ('words' in one) world.advance(one.words);
          else if ('minutes' in one) world.now += one.minutes * 60_000;
          else if ('lease' in one) world.lease(one.lease);
          else world.settle(one.settle, one.delivered);
          world.now += 1;
        }
        sent += world.sent().length;
        if (all) expect(most(world.sent(), all)).toBeLessThanOrEqual(all.messages);
        if (own) expect(most(world.sent(world.first), own)).toBeLessThanOrEqual(own.messages);
      },
    ),
    { numRuns: 400 },
  );
  expect(sent).toBeGreaterThan(400);
});

it('two journeys at the very same instant share the last place', () => {
  const cap: FrequencyCap = { messages: 1, per: { amount: 1, unit: 'days' }, counts: ['marketing'] };
  const world = new World({ workspace: cap, journey: null });
  world.advance(['a', 'b']);
  expect(world.asked).toBe(1);
  world.lease([0, 1, 2, 3]);
  world.settle([0, 0, 0, 0], true);
  expect(world.sent()).toHaveLength(1);
  world.now += 25 * HOUR;
  world.advance(['b', 'a']);
  expect(world.asked).toBe(2);
  world.lease([0, 1, 2, 3]);
  world.settle([0, 0, 0, 0], true);
  expect(world.sent()).toHaveLength(2);
});

it('a cap that is set while messages wait holds for them, whoever sends them', () => {
  fc.assert(
    fc.property(aCap, fc.array(picks, { minLength: 4, maxLength: 8 }), (cap, takes) => {
      const world = new World({ workspace: null, journey: null });
      for (let round = 0; round < 3; round += 1) world.advance(['a', 'b']);
      world.limit(cap);
      for (const take of takes) {
        world.lease(take);
        world.lease(take);
        world.settle(take, true);
        world.now += 20 * 60_000;
      }
      world.settle([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], true);
      expect(most(world.sent(), cap)).toBeLessThanOrEqual(cap.messages);
    }),
    { numRuns: 200 },
  );
});
