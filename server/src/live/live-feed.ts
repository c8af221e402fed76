import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import {
  conversationTopic,
  journeyTopic,
  type ConversationId,
  type JourneyId,
  type RunMove,
  type WorkspaceId,
} from '@sendero/shared';
import { ConversationsRepository } from '../conversations/conversations.repository';
import { MessagesRepository } from '../conversations/messages.repository';
import { HotConnections } from '../database/hot-connections';
import { JourneyCountsRepository } from '../journeys/journey-counts.repository';
import { DatabaseListener } from './database-listener';
import { LiveChanges } from './live-changes';
import { LIVE_CHANNEL, readNotice, type NoticedMove, type NoticedTyping } from './live-notice';
import { LiveRooms } from './live-rooms';

/** The shortest time between two updates, in ms: 5 a second. */
const PACE_MS = 200;
/** How long to wait before an update that could not be loaded is tried again, in ms. */
const RETRY_MS = 1_000;

/** Shows browsers what changed: hears which rows did, loads what somebody watches, and sends it, at a bearable pace. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveFeed.name);
  private readonly listener: DatabaseListener;
  private readonly changes = new Map<WorkspaceId, LiveChanges>();
  private readonly journeyOf = new Map<string, JourneyId>();
  private timer: NodeJS.Timeout | undefined;
  private updating: Promise<void> | undefined;
  private updatedAt = 0;

  constructor(
    connections: HotConnections,
    private readonly rooms: LiveRooms,
    private readonly counts: JourneyCountsRepository,
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
  ) {
    this.listener = new DatabaseListener(connections.pool('live feed', 1), LIVE_CHANNEL, {
      hear: (payload) => this.hear(payload),
      missed: () => rooms.hangUp(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.listener.stop();
    clearTimeout(this.timer);
    await this.updating;
  }

  private hear(payload: string): void {
    if (this.rooms.empty) return;
    const notice = readNotice(payload);
    if (!notice) return;
    const workspace = asWorkspace(notice.workspace);
    const changes = this.changes.get(workspace) ?? new LiveChanges();
    changes.add(notice);
    this.changes.set(workspace, changes);
    this.schedule();
  }

  private schedule(): void {
    if (this.updating) return;
    this.timer ??= setTimeout(() => this.update(), Math.max(0, this.updatedAt + PACE_MS - Date.now()));
  }

  private update(): void {
    this.timer = undefined;
    this.updatedAt = Date.now();
    const work = [...this.changes].map(([workspace, changes]) => this.show(workspace, changes));
    this.updating = Promise.allSettled(work).then((settled) => {
      this.updating = undefined;
      const failed = settled.find(({ status }) => status === 'rejected');
      if (failed) this.updatedAt = Date.now() + RETRY_MS - PACE_MS;
      for (const [workspace, changes] of this.changes) this.tidyUp(workspace, changes);
      if (this.changes.size > 0) this.schedule();
    });
  }

  /** Who can't be shown everything any more has to fetch it. */
  private tidyUp(workspace: WorkspaceId, { empty, incomplete }: LiveChanges): void {
    if (empty || incomplete) this.changes.delete(workspace);
    if (incomplete) this.rooms.hangUp();
  }

  private async show(workspace: WorkspaceId, changes: LiveChanges): Promise<void> {
    const { versions, conversations, messages, moves, typing } = changes.take();
    this.showMoves(workspace, moves);
    this.showTyping(workspace, typing);
    try {
      const [later] = await Promise.all([
        this.showCounts(workspace, versions),
        this.showInbox(workspace, conversations, messages),
      ]);
      changes.putBack(later);
    } catch (error) {
      this.logger.warn({ err: error }, 'An update of the screens could not be loaded and is tried again');
      changes.failed({ versions, conversations, messages });
      throw error;
    }
  }

  private showMoves(workspace: WorkspaceId, moves: readonly NoticedMove[]): void {
    const byJourney = new Map<JourneyId, RunMove[]>();
    for (const move of moves) {
      const [journey, runMove] = asMove(move);
      byJourney.set(journey, [...(byJourney.get(journey) ?? []), runMove]);
    }
    for (const [journeyId, own] of byJourney) {
      this.rooms.emit(workspace, journeyTopic(journeyId), 'journey.moves', { journeyId, moves: own });
    }
  }

  private showTyping(workspace: WorkspaceId, typing: readonly NoticedTyping[]): void {
    for (const [conversation, agentId, name, active] of typing) {
      const conversationId = asConversation(conversation);
      const update = { conversationId, agentId, name, active };
      this.rooms.emit(workspace, conversationTopic(conversationId), 'conversation.typing', update);
    }
  }

  /**
   * Shows one version of each journey, so that who watches it is told no more often when several versions are walked.
   * Answers those whose turn comes with a later update.
   */
  private async showCounts(workspace: WorkspaceId, versions: readonly string[]): Promise<readonly string[]> {
    const [wanted, later] = this.turnsOf(workspace, versions);
    if (wanted.length === 0) return later;
    const shown = new Set<JourneyId>();
    const left: string[] = [];
    for (const counts of await this.counts.load(workspace, wanted)) {
      const { journeyId, versionId } = counts;
      this.journeyOf.set(versionId, journeyId);
      if (shown.has(journeyId)) {
        left.push(versionId);
        continue;
      }
      shown.add(journeyId);
      this.rooms.emit(workspace, journeyTopic(journeyId), 'journey.counts', counts);
    }
    return [...left, ...later];
  }

  /** The first version of each journey that somebody watches, and the others. Those of unknown journeys are first ones. */
  private turnsOf(workspace: WorkspaceId, versions: readonly string[]): readonly [string[], string[]] {
    const [wanted, later]: [string[], string[]] = [[], []];
    const journeys = new Set<JourneyId>();
    for (const version of versions) {
      const journey = this.journeyOf.get(version);
      if (journey !== undefined && !this.rooms.isWatched(workspace, journeyTopic(journey))) continue;
      (journey !== undefined && journeys.has(journey) ? later : wanted).push(version);
      if (journey !== undefined) journeys.add(journey);
    }
    return [wanted, later];
  }

  private async showInbox(
    workspace: WorkspaceId,
    conversations: readonly string[],
    messages: readonly string[],
  ): Promise<void> {
    if (conversations.length + messages.length === 0 || !this.rooms.isWatched(workspace, 'inbox')) return;
    const changedMessages = await this.messages.load(workspace, messages);
    // A new message changes what its conversation shows of it, whoever noticed it.
    const touched = new Set([...conversations, ...changedMessages.map(({ conversationId }) => conversationId)]);
    const changedConversations = await this.conversations.load(workspace, [...touched]);
    if (changedConversations.length === 0) return;
    const update = { conversations: changedConversations, messages: changedMessages };
    this.rooms.emit(workspace, 'inbox', 'inbox.changed', update);
  }
}

/** Converts: processes of ours write the notices. */
function asWorkspace(id: string): WorkspaceId {
  return id as WorkspaceId;
}

/** Converts: processes of ours write the notices. */
function asConversation(id: string): ConversationId {
  return id as ConversationId;
}

/** Converts: processes of ours write the notices. */
function asMove([journeyId, runId, from, output]: NoticedMove): readonly [JourneyId, RunMove] {
  return [journeyId as JourneyId, { runId, from, output } as RunMove];
}
