import type { Journey } from '@sendero/engine';
import {
  changedContact,
  foldConsent,
  isOpenForBusiness,
  NO_CONSENT,
  withheldBy,
  type CapUse,
  type ChannelId,
  type Consent,
  type ContactChange,
  type ContactFacts,
  type ContactId,
  type CountedTopic,
  type EpochMs,
  type Facts,
  type JourneyId,
  type RunId,
  type VersionId,
  type WithheldBy,
  type WorkspaceId,
} from '@sendero/shared';
import type { HistoryOf } from '../segments/history-facts.repository';
import type { SegmentsOf } from '../segments/segment-facts.repository';
import { byContact, usesOf } from './cap-uses';
import type { CountedMessage } from './counted-message.repository';
import type { ContactRow, JourneyRow, RuleRow, WindowRow } from './facts.repository';
import type { PastEnd } from './past-of';
import { askedInOrder, type Asked, type Starter } from './route';
import type { EndedRun, Run } from './run.repository';
import type { TemplatesByKey } from './template-cache';

/** What was loaded for a batch, row by row. */
export interface LoadedRows {
  readonly now: EpochMs;
  readonly contacts: readonly ContactRow[];
  readonly windows: readonly WindowRow[];
  readonly journeys: readonly JourneyRow[];
  /** Loaded when there are messages to show them to. */
  readonly rules: readonly RuleRow[];
  readonly compiled: ReadonlyMap<VersionId, Journey>;
  readonly templates: ReadonlyMap<ChannelId, TemplatesByKey>;
  readonly questionsSentAt: ReadonlyMap<RunId, EpochMs>;
  readonly quotedRuns: ReadonlyMap<string, RunId>;
  readonly lastEnds: readonly EndedRun[];
  readonly segments: SegmentsOf;
  readonly history: HistoryOf;
  readonly inLine: readonly RunId[];
  /** What frequency caps may count; null where there is no cap. */
  readonly counted: readonly CountedMessage[] | null;
}

type Counted = Pick<CountedMessage, 'journeyId' | 'topic' | 'sentAt'>;

/** What is known of a contact at this point of the batch. */
interface Person {
  readonly row: ContactRow;
  readonly facts: ContactFacts;
  readonly consent: Consent;
}

/** Looks facts up by what the engine asks for. */
export class BatchFacts {
  readonly now: EpochMs;
  private readonly people: Map<ContactId, Person>;
  private readonly windows: ReadonlyMap<string, EpochMs | null>;
  /** How many handovers and agents keep each conversation with people. */
  private readonly hands: Map<string, number>;
  private readonly ends = new Map<string, PastEnd[]>();
  private readonly held: ReadonlySet<JourneyId>;
  private readonly inLine: ReadonlySet<RunId>;
  private readonly counted: Map<ContactId, Counted[]> | null;
  private readonly startersOf = new Map<WorkspaceId, readonly Starter[]>();
  private readonly askedOf = new Map<WorkspaceId, readonly Asked[]>();
  private readonly watchersOf = new Map<WorkspaceId, readonly Starter[]>();
  private readonly withGoalOf = new Map<WorkspaceId, readonly Starter[]>();

  constructor(private readonly rows: LoadedRows) {
    this.now = rows.now;
    this.people = new Map(
      rows.contacts.map((row) => {
        const { id, name, phone, language, timeZone, attributes, tags } = row;
        const consent = row.consent.length === 0 ? NO_CONSENT : foldConsent(row.consent);
        return [row.id, { row, facts: { id, name, phone, language, timeZone, attributes, tags }, consent }];
      }),
    );
    this.windows = new Map(
      rows.windows.map(({ channelId, contactId, expiresAt }) => [
        `${channelId} ${contactId}`,
        expiresAt?.getTime() ?? null,
      ]),
    );
    this.hands = new Map(rows.windows.map(({ channelId, contactId, hands }) => [`${channelId} ${contactId}`, hands]));
    for (const end of rows.lastEnds) {
      const name = `${end.contactId} ${end.journeyId}`;
      const past = { key: end.key, endedAt: end.endedAt.getTime() };
      this.ends.set(name, [...(this.ends.get(name) ?? []), past]);
    }
    this.held = new Set(rows.journeys.filter(({ held }) => held).map(({ id }) => id));
    this.inLine = new Set(rows.inLine);
    this.counted = rows.counted && byContact(rows.counted);
  }

  workspaceOf(contact: ContactId): WorkspaceId | undefined {
    return this.people.get(contact)?.row.workspaceId;
  }

  journey(version: VersionId): Journey | undefined {
    return this.rows.compiled.get(version);
  }

  /** Whether nobody may be put into a journey for now; who was to be is kept for later. */
  isHeld(journey: JourneyId): boolean {
    return this.held.has(journey);
  }

  /** Whether what happens to a run is kept for later: nobody of its journey may go on, or its turn after a pause has not come. */
  mustWait({ id, journeyId }: Pick<Run, 'id' | 'journeyId'>): boolean {
    return this.held.has(journeyId) || this.inLine.has(id);
  }

  /** Why a contact gets nothing of a journey; null when they are not held back. */
  withheldBy(workspace: WorkspaceId, journey: JourneyId, contact: ContactId, controlGroup: number): WithheldBy | null {
    const holdout = this.rows.journeys.find(({ workspaceId }) => workspaceId === workspace)?.holdout ?? 0;
    if (controlGroup === 0 && holdout === 0) return null;
    return withheldBy({ workspace, journey, contact }, { controlGroup, holdout });
  }

  quotedRun(providerId: string | null): RunId | undefined {
    return providerId === null ? undefined : this.rows.quotedRuns.get(providerId);
  }

  /** When the contact's last runs ended, by key; known of journeys only whose settings ask for it. */
  lastEnds(contact: ContactId, journey: JourneyId): readonly PastEnd[] {
    return this.ends.get(`${contact} ${journey}`) ?? [];
  }

  /** Whether people have the conversation at this point of the batch. */
  isWithPeople({ channelId, contactId }: Pick<Run, 'channelId' | 'contactId'>): boolean {
    return (this.hands.get(`${channelId} ${contactId}`) ?? 0) > 0;
  }

  /** A conversation was handed over, or one handover of it ended. */
  changeHands({ channelId, contactId }: Pick<Run, 'channelId' | 'contactId'>, by: 1 | -1): void {
    const key = `${channelId} ${contactId}`;
    this.hands.set(key, Math.max(0, (this.hands.get(key) ?? 0) + by));
  }

  templates(channel: ChannelId): TemplatesByKey {
    return this.rows.templates.get(channel) ?? {};
  }

  /** The rules and live journeys of a workspace in the order in which they are asked of a message. */
  asked(workspace: WorkspaceId): readonly Asked[] {
    const known = this.askedOf.get(workspace);
    if (known) return known;
    const rules = this.rows.rules.filter(({ workspaceId }) => workspaceId === workspace);
    const asked = askedInOrder(this.starters(workspace), rules);
    this.askedOf.set(workspace, asked);
    return asked;
  }

  /** Whether the workspace has people to answer now; known only where there are rules to ask for it. */
  isOpenForBusiness(workspace: WorkspaceId): boolean {
    const hours = this.rows.rules.find(({ workspaceId }) => workspaceId === workspace)?.businessHours ?? null;
    return isOpenForBusiness(hours, this.now);
  }

  /** The live journeys of a workspace, compiled, oldest first. */
  starters(workspace: WorkspaceId): readonly Starter[] {
    const known = this.startersOf.get(workspace);
    if (known) return known;
    const starters = this.current(workspace, ['live']);
    this.startersOf.set(workspace, starters);
    return starters;
  }

  /** The journeys that keep watch for events that do not follow; a paused one does, and starts people when it goes on. */
  watchers(workspace: WorkspaceId): readonly Starter[] {
    const known = this.watchersOf.get(workspace);
    if (known) return known;
    const watchers = this.current(workspace, ['live', 'paused']).filter(({ journey }) =>
      journey.document.nodes.some(({ type }) => type === 'trigger.inaction'),
    );
    this.watchersOf.set(workspace, watchers);
    return watchers;
  }

  /** The journeys that count an event as success; one that is paused or stopped still does. */
  withGoal(workspace: WorkspaceId): readonly Starter[] {
    const known = this.withGoalOf.get(workspace);
    if (known) return known;
    const withGoal = this.current(workspace, ['live', 'paused', 'stopping', 'stopped']).filter(
      ({ journey }) => journey.document.settings.goal !== null,
    );
    this.withGoalOf.set(workspace, withGoal);
    return withGoal;
  }

  /** The journeys of a workspace in these states, with the version that new runs walk. */
  private current(workspace: WorkspaceId, statuses: readonly JourneyRow['status'][]): readonly Starter[] {
    return this.rows.journeys.flatMap(({ id, workspaceId, status, currentVersionId, place }): Starter[] => {
      const journey = currentVersionId && this.rows.compiled.get(currentVersionId);
      const takesPart = statuses.includes(status);
      return workspaceId === workspace && takesPart && currentVersionId && journey
        ? [{ journeyId: id, versionId: currentVersionId, journey, place }]
        : [];
    });
  }

  /** Makes the events that follow in this batch see what was changed about a contact; `at` says since when. */
  changeContact(contact: ContactId, change: ContactChange, at: EpochMs = this.now): void {
    const person = this.people.get(contact);
    if (!person) return;
    const lines = change.consent.map(({ topic, state }) => ({ topic, state, at }));
    const row = { ...person.row, consent: [...person.row.consent, ...lines] };
    const consent = lines.length === 0 ? person.consent : foldConsent(row.consent);
    this.people.set(contact, { row, facts: changedContact(person.facts, change), consent });
  }

  /** A step asked for a message: the caps of the steps that follow in this batch count it. */
  noteMessage({ contactId, journeyId }: Pick<Run, 'contactId' | 'journeyId'>, topic: CountedTopic): void {
    if (!this.counted) return;
    const known = this.counted.get(contactId);
    const message = { journeyId, topic, sentAt: null };
    if (known) known.push(message);
    else this.counted.set(contactId, [message]);
  }

  private capsOf(run: Pick<Run, 'contactId' | 'journeyId' | 'versionId'>): readonly CapUse[] {
    if (!this.counted) return [];
    const caps = {
      workspace: this.rows.journeys.find(({ id }) => id === run.journeyId)?.frequencyCap ?? null,
      journey: this.journey(run.versionId)?.document.settings.frequencyCap ?? null,
    };
    return usesOf(caps, run.journeyId, this.counted.get(run.contactId) ?? [], this.now);
  }

  /** Facts for one step of a run, or undefined when its contact is gone. */
  for(run: Pick<Run, 'id' | 'contactId' | 'channelId' | 'journeyId' | 'versionId'>): Facts | undefined {
    const facts = this.of(run);
    if (!facts) return undefined;
    const questionSentAt = this.rows.questionsSentAt.get(run.id) ?? null;
    const caps = this.capsOf(run);
    if (questionSentAt === null && caps.length === 0) return facts;
    return { ...facts, questionSentAt, ...(caps.length > 0 && { caps }) };
  }

  /** Facts about a contact whom no run is asked about. */
  of({ contactId, channelId }: Pick<Run, 'contactId' | 'channelId'>): Facts | undefined {
    const person = this.people.get(contactId);
    if (!person) return undefined;
    return {
      now: this.now,
      contact: person.facts,
      consent: person.consent,
      windowExpiresAt: this.windows.get(`${channelId} ${contactId}`) ?? null,
      templates: this.templates(channelId),
      questionSentAt: null,
      segments: this.rows.segments.get(contactId) ?? [],
      history: this.rows.history.get(contactId) ?? [],
    };
  }
}
