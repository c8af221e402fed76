import {
  advance,
  awaitsWindow,
  enter,
  hears,
  isHandedOver,
  moveTo,
  triggerFor,
  triggerNamed,
  unchanged,
  watchChanges,
  withhold,
} from '@sendero/engine';
import {
  laneOf,
  runKeyIn,
  type ContactId,
  type JourneyId,
  type NodeId,
  type ProblemCode,
  type RunEvent,
  type RunId,
  type Step,
  type VersionId,
  type Visit,
  type WorkspaceId,
} from '@sendero/shared';
import type { AskedEffect } from '../effects';
import type { ChangedConversation } from '../effects/effect-applier';
import { newId } from '../new-id';
import type { BatchFacts } from './batch-facts';
import { BatchRules } from './batch-rules';
import { BatchWatches } from './batch-watches';
import type { Conversion } from './conversion.repository';
import { goalsReached } from './goals-reached';
import { failedStep } from './failed-step';
import type { TakenEvent } from './lane.repository';
import { CounterDeltas, visitMetrics, WITHHELD_METRICS, type Metric } from './metrics';
import { pastOf } from './past-of';
import { byPriority, refusalOf, route, type Candidate, type Past, type Starter } from './route';
import type { Run } from './run.repository';
import { sparedBy } from './spared-by';
import type { StoredEvent } from './stored-event';
import type { StartResult } from './start-result';
import { TaskResults } from './task-results';

type Payload<T extends StoredEvent['type']> = Extract<StoredEvent, { readonly type: T }>;

/** How soon a timer is looked at again that fell due while people had the conversation, in ms. */
const POSTPONED_MS = 30_000;

/** A move that the live canvas may show. */
export interface Move {
  readonly run: Run;
  readonly visit: Visit;
}

/**
 * Applies events in order to runs in memory and gathers everything that must be written. No I/O: what it decides follows
 * from what was loaded. An event whose step throws is set aside and its run marked as failed; the others go on.
 */
export class Batch {
  readonly created = new Map<RunId, Run>();
  readonly changed = new Map<RunId, Run>();
  readonly visits: Move[] = [];
  readonly asked: AskedEffect[] = [];
  readonly deltas = new CounterDeltas();
  readonly tasks = new TaskResults();
  /** Filled while the effects are carried out. */
  readonly conversations: ChangedConversation[] = [];
  readonly held: (TakenEvent & { readonly journeyId: JourneyId })[] = [];
  readonly dead: (TakenEvent & { readonly error: string })[] = [];
  readonly watches = new BatchWatches();
  readonly conversions: Conversion[] = [];
  readonly rules: BatchRules;
  /** By the event that asked for it; nothing of those that wait for a pause to end. */
  readonly starts = new Map<TakenEvent, StartResult>();
  private readonly runs = new Map<RunId, Run>();
  private readonly active = new Map<ContactId, RunId[]>();
  /** Who left which journey in this batch, by contact and journey, with the keys of the runs. */
  private readonly ended = new Map<`${ContactId} ${JourneyId}`, Set<string>>();

  /** @param runs newest first */
  constructor(
    runs: readonly Run[],
    private readonly facts: BatchFacts,
  ) {
    this.rules = new BatchRules(facts);
    for (const run of runs) {
      if (this.runs.has(run.id)) continue;
      this.runs.set(run.id, run);
      if (run.state.status === 'active') this.activeOf(run.contactId).push(run.id);
    }
  }

  apply(event: TakenEvent): void {
    try {
      const { payload, runId } = event;
      if (payload.type === 'incoming') this.incoming(event, payload);
      else if (payload.type === 'start') this.put(event, payload);
      else if (runId && payload.type === 'task') this.change(runId, payload, event);
      else if (runId && payload.type !== 'task') this.tell(runId, payload, event);
      else if (payload.type === 'customEvent') this.happened(event, payload);
    } catch (error) {
      this.dead.push({ ...event, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      if (event.runId) this.fail(event.runId);
    }
  }

  private incoming(event: TakenEvent, payload: Payload<'incoming'>): void {
    const workspace = this.facts.workspaceOf(event.contactId);
    if (!workspace) return;
    const candidates = this.candidates(event.contactId);
    this.deliver(event, payload, workspace, candidates);
    for (const { id, journey, state } of candidates) {
      if (awaitsWindow(journey, state)) this.openWindow(id, event);
    }
  }

  /** Hands a message to whom it is for. */
  private deliver(
    event: TakenEvent,
    payload: Payload<'incoming'>,
    workspace: WorkspaceId,
    candidates: readonly Candidate[],
  ): void {
    const { message, first, consent } = payload;
    const target = route(
      {
        message,
        first,
        consent,
        quotedRun: this.facts.quotedRun(payload.quotedId),
        withPeople: this.facts.isWithPeople(event),
        now: this.facts.now,
        past: (starter) => this.past(event.contactId, starter, ''),
        takes: (rule) => this.rules.takes(rule, message, first, event),
      },
      candidates,
      this.facts.asked(workspace),
    );
    switch (target.to) {
      case 'run':
        return this.tell(target.run, { type: 'messageReceived', message }, event);
      case 'start':
        this.start(target.starter, event, { type: 'messageReceived', message }, target.trigger, '');
        if (target.rule) this.rules.obey(target.rule, message, event);
        return;
      case 'rule':
        if (this.rules.obey(target.rule, message, event)) this.optOut(event);
        return;
      case 'consent':
        if (consent === 'out') this.optOut(event);
        return;
      case 'people':
      case 'inbox':
        return;
    }
  }

  /** A run that waits for the window goes on when its contact writes, whoever got the message, once the bot has its turn. */
  private openWindow(id: RunId, taken: TakenEvent): void {
    const run = this.runs.get(id);
    if (run?.state.status !== 'active') return;
    if (this.facts.isWithPeople(run)) return this.postpone(run, run.state.revision);
    this.tell(id, { type: 'windowOpened' }, taken);
  }

  /** Whoever asks us to stop leaves every journey at once. */
  private optOut(taken: TakenEvent): void {
    const ids = [...this.activeOf(taken.contactId)];
    for (const id of ids) this.tell(id, { type: 'exit', reason: 'opted_out' }, taken);
  }

  /**
   * Something happened to a contact. Each of their runs that may use it hears it; then every live journey that it
   * starts is started, the one with the highest priority first; and watches for it end or begin.
   */
  private happened(taken: TakenEvent, event: Payload<'customEvent'>): void {
    const { contactId, channelId } = taken;
    const workspace = this.facts.workspaceOf(contactId);
    if (!workspace) return;
    const keyFor = ({ document }: Starter['journey']) => runKeyIn(event.properties, document.settings.runKey);
    for (const { id, journey, state } of byPriority(this.candidates(contactId))) {
      if (!hears(journey, 'customEvent')) continue;
      const key = keyFor(journey);
      if (key === '' || key === runKeyIn(state.event ?? {}, journey.document.settings.runKey)) {
        this.tell(id, event, taken);
      }
    }
    // Before it starts anything: what starts a run is not what the run brought.
    this.conversions.push(...goalsReached(event, contactId, this.facts.withGoal(workspace), this.created));
    for (const starter of byPriority(this.facts.starters(workspace))) {
      const trigger = triggerFor(starter.journey, event, { firstMessage: false });
      if (trigger === null) continue;
      const key = keyFor(starter.journey);
      if (refusalOf(starter, this.past(contactId, starter, key), this.facts.now) === null) {
        this.start(starter, taken, event, trigger, key);
      }
    }
    for (const { journeyId, journey } of this.facts.watchers(workspace)) {
      for (const change of watchChanges(journey, event)) {
        const watch = { journeyId, node: change.node, contactId, key: keyFor(journey) };
        if (change.type === 'unwatch') this.watches.end({ ...watch, at: event.at });
        else {
          const { properties, at: happenedAt } = event;
          this.watches.begin({ ...watch, channelId, properties, happenedAt, dueAt: change.dueAt });
        }
      }
    }
  }

  /** Puts a contact into a journey, if it lets them. Only who asks over the API is told at once that it is paused. */
  private put(taken: TakenEvent, { journeyId, trigger, key, event }: Payload<'start'>): void {
    const workspace = this.facts.workspaceOf(taken.contactId);
    if (!workspace) return;
    if (event.by !== 'api' && this.facts.isHeld(journeyId)) {
      this.held.push({ ...taken, journeyId });
      return;
    }
    const starter = this.facts.starters(workspace).find((one) => one.journeyId === journeyId);
    if (!starter) return this.refuse(taken, 'start.not_live');
    const { runKey } = starter.journey.document.settings;
    const properties = key !== null && runKey !== '' ? { ...event.properties, [runKey]: key } : event.properties;
    const told = { ...event, properties };
    const at =
      trigger === null
        ? triggerFor(starter.journey, told, { firstMessage: false })
        : triggerNamed(starter.journey, trigger, told);
    if (at === null) return this.refuse(taken, 'start.no_trigger');
    const value = runKeyIn(properties, runKey);
    const refusal = refusalOf(starter, this.past(taken.contactId, starter, value), this.facts.now);
    if (refusal !== null) return this.refuse(taken, refusal);
    const run = this.start(starter, taken, told, at, value);
    if (run) this.starts.set(taken, { run });
  }

  private refuse(taken: TakenEvent, problem: ProblemCode): void {
    this.starts.set(taken, { problem });
  }

  /** Tells one run. An exit reaches people of a paused journey too: nobody may be kept who asked to leave. */
  private tell(id: RunId, event: RunEvent, taken: TakenEvent): void {
    const run = this.runs.get(id);
    if (run?.state.status !== 'active') return;
    if (this.facts.mustWait(run) && event.type !== 'exit') {
      this.held.push({ ...taken, runId: id, payload: event, journeyId: run.journeyId });
      return;
    }
    const journey = this.facts.journey(run.versionId);
    const facts = this.facts.for(run);
    if (!journey || !facts) return;
    if (event.type === 'timerDue' && this.facts.isWithPeople(run) && !isHandedOver(journey, run.state)) {
      return this.postpone(run, event.token);
    }
    const step = advance(journey, run.state, event, facts);
    if (!unchanged(run.state, step)) this.keep({ ...run, state: step.state }, step);
  }

  /** Changes one run as a task wants it for all runs of the journey. One that is over is let be. */
  private change(id: RunId, { task, change }: Payload<'task'>, taken: TakenEvent): void {
    const run = this.runs.get(id);
    if (run?.state.status !== 'active') return;
    if (run.versionId === sparedBy(change)) return;
    if (change.type === 'exit') {
      this.tasks.add(task, 'ended');
      return this.tell(id, { type: 'exit', reason: change.reason }, taken);
    }
    if (this.facts.mustWait(run)) {
      this.held.push({ ...taken, journeyId: run.journeyId });
      return;
    }
    const { node } = run.state;
    const goal = Object.hasOwn(change.nodes, node) ? (change.nodes[node] ?? null) : node;
    if (goal === null) {
      this.tasks.add(task, 'ended');
      return this.tell(id, { type: 'exit', reason: 'version_replaced' }, taken);
    }
    this.tasks.add(task, this.move(run, change.to, goal) ? 'moved' : 'stayed');
  }

  /** Answers whether the run has a place in the other version. */
  private move(run: Run, version: VersionId, goal: NodeId): boolean {
    const facts = this.facts.for({ ...run, versionId: version });
    const [from, to] = [this.facts.journey(run.versionId), this.facts.journey(version)];
    const moved = from && to && facts && moveTo({ from, to }, run.state, goal, facts);
    if (!moved) return false;
    this.deltas.add(run.versionId, run.state.node, 'moved');
    if (moved.left) this.visits.push({ run, visit: moved.left });
    this.keep({ ...run, versionId: version, state: moved.step.state }, moved.step);
    return true;
  }

  /** The bot does not go on while people have the conversation: what falls due meanwhile is asked for again, and again. */
  private postpone(run: Run, token: number): void {
    if (token !== run.state.revision) return;
    const effect = { type: 'startTimer', token, dueAt: this.facts.now + POSTPONED_MS } as const;
    this.asked.push({ run, effect, templates: {}, settings: null });
  }

  /** @param key the value of the journey's run key */
  private start(
    starter: Starter,
    taken: TakenEvent,
    event: RunEvent,
    trigger: Run['state']['node'],
    key: string,
  ): RunId | undefined {
    const workspaceId = this.facts.workspaceOf(taken.contactId);
    if (!workspaceId) return undefined;
    const id = newId<RunId>();
    const identity = {
      id,
      workspaceId,
      journeyId: starter.journeyId,
      versionId: starter.versionId,
      channelId: taken.channelId,
      contactId: taken.contactId,
      lane: laneOf(taken.contactId),
      key: starter.journey.document.settings.reentry.type === 'always' ? id : key,
    };
    const facts = this.facts.for(identity);
    if (!facts) return undefined;
    const { controlGroup } = starter.journey.document.settings;
    const reason = this.facts.withheldBy(workspaceId, starter.journeyId, taken.contactId, controlGroup);
    const begin = { trigger, event, seed: id };
    const step = reason ? withhold(begin, reason, facts) : enter(starter.journey, begin, facts);
    const run = { ...identity, state: step.state };
    this.created.set(id, run);
    this.activeOf(taken.contactId).unshift(id);
    this.keep(run, step, reason ? WITHHELD_METRICS[reason] : 'ended');
    return id;
  }

  /** @param ending what a run counts as that ends other than by an output */
  private keep(run: Run, { visits, entered, effects }: Step, ending: Metric = 'ended'): void {
    this.runs.set(run.id, run);
    if (this.created.has(run.id)) this.created.set(run.id, run);
    else this.changed.set(run.id, run);
    if (run.state.status !== 'active') {
      this.active.set(
        run.contactId,
        this.activeOf(run.contactId).filter((id) => id !== run.id),
      );
      const keys = this.ended.get(`${run.contactId} ${run.journeyId}`) ?? new Set();
      this.ended.set(`${run.contactId} ${run.journeyId}`, keys.add(run.key));
    }
    for (const node of entered) this.deltas.add(run.versionId, node, 'entered');
    for (const visit of visits) {
      this.visits.push({ run, visit });
      const status = visit === visits.at(-1) ? run.state.status : 'active';
      for (const metric of visitMetrics(visit, status, ending)) this.deltas.add(run.versionId, visit.node, metric);
    }
    const templates = this.facts.templates(run.channelId);
    const settings = this.facts.journey(run.versionId)?.document.settings ?? null;
    for (const effect of effects) {
      this.asked.push({ run, effect, templates, settings });
      if (effect.type === 'sendMessage') this.facts.noteMessage(run, effect.topic);
      if (effect.type === 'updateContact') this.facts.changeContact(run.contactId, effect);
      if (effect.type === 'handOver') this.facts.changeHands(run, 1);
      if (effect.type === 'handBack') this.facts.changeHands(run, -1);
    }
  }

  /** Nobody may stand where a step can't be worked: the run ends where it is, for everyone to see. */
  private fail(id: RunId): void {
    const run = this.runs.get(id);
    if (run?.state.status !== 'active') return;
    const step = failedStep(run.state, this.facts.now);
    this.keep({ ...run, state: step.state }, step);
  }

  private candidates(contact: ContactId): readonly Candidate[] {
    return this.activeOf(contact).flatMap((id): Candidate[] => {
      const run = this.runs.get(id);
      const journey = run && this.facts.journey(run.versionId);
      return run && journey ? [{ id, journeyId: run.journeyId, key: run.key, state: run.state, journey }] : [];
    });
  }

  /** What a contact has behind them in a journey at this point of the batch. */
  private past(contact: ContactId, starter: Starter, key: string): Past {
    const { journeyId } = starter;
    const now = [...(this.ended.get(`${contact} ${journeyId}`) ?? [])].map((ended) => ({
      key: ended,
      endedAt: this.facts.now,
    }));
    return pastOf(starter, key, this.candidates(contact), [...this.facts.lastEnds(contact, journeyId), ...now]);
  }

  private activeOf(contact: ContactId): RunId[] {
    let ids = this.active.get(contact);
    if (!ids) {
      ids = [];
      this.active.set(contact, ids);
    }
    return ids;
  }
}
