import type { Journey } from '@sendero/engine';
import {
  changedContact,
  foldConsent,
  NO_CONSENT,
  withheldBy,
  type ChannelId,
  type Consent,
  type ContactChange,
  type ContactFacts,
  type ContactId,
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
import type { ContactRow, JourneyRow, WindowRow } from './facts.repository';
import type { PastEnd } from './past-of';
import type { Starter } from './route';
import type { EndedRun, Run } from './run.repository';
import type { TemplatesByKey } from './template-cache';

/** What was loaded for a batch, row by row. */
export interface LoadedRows {
  readonly now: EpochMs;
  readonly contacts: readonly ContactRow[];
  readonly windows: readonly WindowRow[];
  readonly journeys: readonly JourneyRow[];
  readonly compiled: ReadonlyMap<VersionId, Journey>;
  readonly templates: ReadonlyMap<ChannelId, TemplatesByKey>;
  readonly questionsSentAt: ReadonlyMap<RunId, EpochMs>;
  readonly quotedRuns: ReadonlyMap<string, RunId>;
  readonly lastEnds: readonly EndedRun[];
  readonly segments: SegmentsOf;
  readonly history: HistoryOf;
  readonly inLine: readonly RunId[];
}

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
  private readonly startersOf = new Map<WorkspaceId, readonly Starter[]>();
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

  /** The live journeys of a workspace, compiled, in the order in which their rules are asked. */
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
    return this.rows.journeys.flatMap(({ id, workspaceId, status, currentVersionId }): Starter[] => {
      const journey = currentVersionId && this.rows.compiled.get(currentVersionId);
      const takesPart = statuses.includes(status);
      return workspaceId === workspace && takesPart && currentVersionId && journey
        ? [{ journeyId: id, versionId: currentVersionId, journey }]
        : [];
    });
  }

  /** Makes the events that follow in this batch see what a step changed about its contact. */
  changeContact(contact: ContactId, change: ContactChange): void {
    const person = this.people.get(contact);
    if (!person) return;
    const lines = change.consent.map(({ topic, state }) => ({ topic, state, at: this.now }));
    const row = { ...person.row, consent: [...person.row.consent, ...lines] };
    const consent = lines.length === 0 ? person.consent : foldConsent(row.consent);
    this.people.set(contact, { row, facts: changedContact(person.facts, change), consent });
  }

  /** Facts for one step of a run, or undefined when its contact is gone. */
  for(run: Pick<Run, 'id' | 'contactId' | 'channelId'>): Facts | undefined {
    const person = this.people.get(run.contactId);
    if (!person) return undefined;
    return {
      now: this.now,
      contact: person.facts,
      consent: person.consent,
      windowExpiresAt: this.windows.get(`${run.channelId} ${run.contactId}`) ?? null,
      templates: this.templates(run.channelId),
      questionSentAt: this.rows.questionsSentAt.get(run.id) ?? null,
      segments: this.rows.segments.get(run.contactId) ?? [],
      history: this.rows.history.get(run.contactId) ?? [],
    };
  }
}
