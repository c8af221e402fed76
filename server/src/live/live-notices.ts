import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { HotConnections } from '../database/hot-connections';
import { LIVE_CHANNEL, writeNotice, type NoticedMove, type NoticedTyping } from './live-notice';

/** How long changes are gathered before they are told, in ms. */
const GATHER_MS = 200;
/** How long to wait before telling again what could not be told, in ms. */
const RETRY_MS = 1_000;
/** Moves are only for the animation: more than this many in one flush are not told. */
const MOST_MOVES = 40;

interface Gathered {
  readonly versions: Set<string>;
  readonly conversations: Set<string>;
  readonly messages: Set<string>;
  readonly moves: NoticedMove[];
  /** The latest word of each agent in each conversation. */
  readonly typing: Map<string, NoticedTyping>;
}

/**
 * Tells every process that serves screens what changed. Adding is a few lookups in memory; what was added is told
 * together, soon after. Call it after the commit. What can't be told because a connection is lost is told when there is
 * one again; a notice is lost with its process, so screens fetch whenever they connect.
 */
@Injectable()
export class LiveNotices implements BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveNotices.name);
  private readonly pool: Pool;
  private gathered = new Map<string, Gathered>();
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(HotConnections) connections: HotConnections) {
    this.pool = connections.pool('live notices', 1);
  }

  /** The counts of a version changed. */
  addVersion(workspaceId: string, versionId: string): void {
    this.of(workspaceId).versions.add(versionId);
  }

  addConversation(workspaceId: string, conversationId: string): void {
    this.of(workspaceId).conversations.add(conversationId);
  }

  /** A message is new or has another status. */
  addMessage(workspaceId: string, messageId: string): void {
    this.of(workspaceId).messages.add(messageId);
  }

  addMove(workspaceId: string, ...move: NoticedMove): void {
    const { moves } = this.of(workspaceId);
    if (moves.length < MOST_MOVES) moves.push(move);
  }

  addTyping(workspaceId: string, ...typing: NoticedTyping): void {
    const [conversation, agent] = typing;
    this.of(workspaceId).typing.set(`${conversation} ${agent}`, typing);
  }

  /** Tells what was gathered now. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { gathered } = this;
    const payloads = [...gathered].flatMap(([workspace, changes]) =>
      writeNotice({
        workspace,
        versions: [...changes.versions],
        conversations: [...changes.conversations],
        messages: [...changes.messages],
        moves: changes.moves,
        typing: [...changes.typing.values()],
      }),
    );
    this.gathered = new Map();
    if (payloads.length === 0) return;
    try {
      await this.pool.query({
        name: 'live notices',
        text: `SELECT pg_notify('${LIVE_CHANNEL}', payload) FROM unnest($1::text[]) AS payload`,
        values: [payloads],
      });
    } catch (error) {
      this.tellLater(gathered);
      throw error;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush().catch(() => undefined);
  }

  /** Moves and typing are over by then. */
  private tellLater(gathered: ReadonlyMap<string, Gathered>): void {
    this.schedule(RETRY_MS);
    for (const [workspaceId, { versions, conversations, messages }] of gathered) {
      const changes = this.of(workspaceId);
      for (const id of versions) changes.versions.add(id);
      for (const id of conversations) changes.conversations.add(id);
      for (const id of messages) changes.messages.add(id);
    }
  }

  private of(workspaceId: string): Gathered {
    let changes = this.gathered.get(workspaceId);
    if (!changes) {
      changes = { versions: new Set(), conversations: new Set(), messages: new Set(), moves: [], typing: new Map() };
      this.gathered.set(workspaceId, changes);
    }
    this.schedule(GATHER_MS);
    return changes;
  }

  private schedule(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Screens could not be told of changes, which is tried again'),
      );
    }, ms).unref();
  }
}
