import { Injectable } from '@nestjs/common';
import type { Journey } from '@sendero/engine';
import {
  eachHistoryOnce,
  historiesNamedIn,
  isHistory,
  segmentId,
  segmentsNamedIn,
  segmentsOfGroup,
} from '@sendero/shared';
import type {
  ContactId,
  EpochMs,
  FrequencyCap,
  HistoryCondition,
  JourneyId,
  RunId,
  SegmentId,
  VersionId,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { BatchFacts } from './batch-facts';
import { reachOf } from './cap-uses';
import { FactsRepository, type JourneyRow, type RuleRow } from './facts.repository';
import { JourneyCache } from './journey-cache';
import { SegmentFactsRepository } from '../segments/segment-facts.repository';
import type { DueTimer, TakenEvent } from './lane.repository';
import { RunRepository, type Run } from './run.repository';
import { TemplateCache } from './template-cache';

/** Loads all that a batch needs, a statement a kind, however many contacts it holds. */
@Injectable()
export class BatchLoader {
  constructor(
    private readonly runs: RunRepository,
    private readonly facts: FactsRepository,
    private readonly journeys: JourneyCache,
    private readonly templates: TemplateCache,
    private readonly segments: SegmentFactsRepository,
  ) {}

  async load(
    events: readonly TakenEvent[],
    timers: readonly DueTimer[],
    now: EpochMs,
    tx: PoolClient,
  ): Promise<{ readonly runs: readonly Run[]; readonly facts: BatchFacts }> {
    const incoming = events.filter(({ payload }) => payload.type === 'incoming');
    const writers = [...new Set<ContactId>(events.filter(mayStartRuns).map(({ contactId }) => contactId))];
    const addressed = events.flatMap(({ runId }) => (runId ? [runId] : []));
    const [byId, active, quotedRuns] = await Promise.all([
      this.runs.byId([...new Set<RunId>([...addressed, ...timers.map(({ runId }) => runId)])], tx),
      this.runs.activeOf(writers, tx),
      this.facts.runsOfQuoted(quoted(incoming), tx),
    ]);
    const runs = [...active, ...byId];
    const contactIds = [...new Set<ContactId>([...events, ...runs].map(({ contactId }) => contactId))];
    // A timer that fell due during a pause comes back as an event.
    const overdue = events.flatMap(({ runId, payload }) => (runId && payload.type === 'timerDue' ? [runId] : []));
    const due = new Set<RunId>([...timers.map(({ runId }) => runId), ...overdue]);
    const sent = byId.flatMap(({ id, state }) =>
      due.has(id) && state.question ? [{ runId: id, revision: state.question.revision }] : [],
    );
    const [contacts, windows, questionsSentAt, templates] = await Promise.all([
      this.facts.contacts(contactIds, tx),
      this.facts.windows(contactIds, tx),
      this.facts.questionsSentAt(sent, tx),
      this.templates.load(
        [...events, ...runs].map(({ channelId }) => channelId),
        tx,
      ),
    ]);
    const workspaces = [...new Set<WorkspaceId>(contacts.map(({ workspaceId }) => workspaceId))];
    const [journeys, rules] = await Promise.all([
      this.facts.journeys(workspaces, tx),
      incoming.length > 0 ? this.facts.rules(workspaces, tx) : [],
    ]);
    const compiled = await this.journeys.load(
      [
        ...runs.map(({ versionId }) => versionId),
        ...events.flatMap(({ payload }) => goesTo(payload)),
        ...journeys.flatMap(({ status, currentVersionId }) =>
          status !== 'draft' && currentVersionId ? [currentVersionId] : [],
        ),
      ],
      tx,
    );
    const asking = thatAsk(compiled);
    const walkers = runs.filter(({ versionId }) => asking.has(versionId)).map(({ contactId }) => contactId);
    const comers = events
      .filter(({ payload }) => goesTo(payload).some((version) => asking.has(version)))
      .map(({ contactId }) => contactId);
    const starters = journeys.some(({ status, currentVersionId: version }) => {
      return status === 'live' && version !== null && asking.has(version);
    });
    const reach = reachOf(capsAmong(journeys, compiled), now);
    const ruled = thatRulesAsk(rules);
    const rulesAsk = ruled.segments.length > 0 || ruled.histories.length > 0;
    const askedOf = [...new Set<ContactId>([...walkers, ...comers, ...(starters || rulesAsk ? writers : [])])];
    const questions = [...asking.values(), ruled];
    const [lastEnds, segments, history, inLine, counted] = await Promise.all([
      this.runs.lastEnds(writers, thatRemember(journeys, compiled), tx),
      this.segments.of(askedOf, [...new Set(questions.flatMap((one) => one.segments))], now, tx),
      this.facts.histories.of(askedOf, eachHistoryOnce(questions.flatMap((one) => one.histories)), now, tx),
      this.runs.inLine(thatMayBeInLine(runs, journeys, now), tx),
      reach ? this.facts.counted.since(reach.since, contactIds, reach.topics, tx) : null,
    ]);
    const facts = { now, contacts, windows, journeys, compiled, templates, questionsSentAt, quotedRuns };
    const rows = { ...facts, rules, lastEnds, segments, history, inLine, counted };
    return { runs, facts: new BatchFacts(rows) };
  }
}

/** What the conditions of rules ask beyond what is always known. */
function thatRulesAsk(rules: readonly RuleRow[]): Questions {
  const groups = rules.flatMap(({ definition: { when } }) => when ?? []);
  return {
    segments: groups.flatMap(segmentsOfGroup).flatMap((id) => segmentId.safeParse(id).data ?? []),
    histories: groups.flatMap(({ conditions }) => conditions.filter(isHistory)),
  };
}

/** The version that runs are moved to. */
function goesTo(payload: TakenEvent['payload']): readonly VersionId[] {
  return payload.type === 'task' && payload.change.type === 'move' ? [payload.change.to] : [];
}

/** Runs of journeys that go on little by little after a pause. */
function thatMayBeInLine(runs: readonly Run[], journeys: readonly JourneyRow[], now: EpochMs): readonly RunId[] {
  const spread = new Set(
    journeys.filter(({ spreadUntil }) => spreadUntil && spreadUntil.getTime() > now).map(({ id }) => id),
  );
  return spread.size === 0 ? [] : runs.filter(({ journeyId }) => spread.has(journeyId)).map(({ id }) => id);
}

/** Whether it is not settled yet which run an event is for: all runs of its contact matter. */
function mayStartRuns({ runId, payload }: TakenEvent): boolean {
  return payload.type === 'incoming' || payload.type === 'start' || (runId === null && payload.type === 'customEvent');
}

/** Live journeys that ask when a contact was last in them. */
function thatRemember(
  journeys: readonly JourneyRow[],
  compiled: ReadonlyMap<VersionId, Journey>,
): readonly JourneyId[] {
  return journeys.flatMap(({ id, status, currentVersionId }) => {
    const journey = status === 'live' && currentVersionId ? compiled.get(currentVersionId) : undefined;
    const reentry = journey?.document.settings.reentry.type;
    return reentry === 'never' || reentry === 'after' ? [id] : [];
  });
}

/** The caps that any of the loaded workspaces and versions has; most have none, and then no message is counted. */
function capsAmong(
  journeys: readonly JourneyRow[],
  compiled: ReadonlyMap<VersionId, Journey>,
): readonly FrequencyCap[] {
  return [
    ...journeys.flatMap(({ frequencyCap }) => frequencyCap ?? []),
    ...[...compiled.values()].flatMap(({ document }) => document.settings.frequencyCap ?? []),
  ];
}

/** What a version asks of its contacts beyond what is always known. */
interface Questions {
  readonly segments: readonly SegmentId[];
  readonly histories: readonly HistoryCondition[];
}

/** The versions that ask whether somebody is in a segment or what happened to them, with what they ask. */
function thatAsk(compiled: ReadonlyMap<VersionId, Journey>): ReadonlyMap<VersionId, Questions> {
  return new Map(
    [...compiled].flatMap(([version, journey]): [VersionId, Questions][] => {
      const asked = askedBy.get(journey) ?? {
        segments: segmentsNamedIn(journey.document),
        histories: historiesNamedIn(journey.document),
      };
      askedBy.set(journey, asked);
      return asked.segments.length > 0 || asked.histories.length > 0 ? [[version, asked]] : [];
    }),
  );
}

/** A journey is read once only, however many batches it is in. */
const askedBy = new WeakMap<Journey, Questions>();

function quoted(
  incoming: readonly TakenEvent[],
): readonly { channelId: TakenEvent['channelId']; providerId: string }[] {
  return incoming.flatMap(({ channelId, payload }) =>
    payload.type === 'incoming' && payload.quotedId !== null ? [{ channelId, providerId: payload.quotedId }] : [],
  );
}
