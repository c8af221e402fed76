import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { HotConnections } from '../database/hot-connections';
import { LIVE_CHANNEL, writeNotice, type NoticedMove, type NoticedTyping } from './live-notice';

/** How long changes are gathered before they are told, in ms. */
const GATHER_MS = 200;
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
 * together, soon after. Call it after the commit. A notice may be lost, so screens fetch whenever they connect.
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
    const payloads = [...this.gathered].flatMap(([workspace, changes]) =>
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
    await this.pool.query({
      name: 'live notices',
      text: `SELECT pg_notify('${LIVE_CHANNEL}', payload) FROM unnest($1::text[]) AS payload`,
      values: [payloads],
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush().catch(() => undefined);
  }

  private of(workspaceId: string): Gathered {
    let changes = this.gathered.get(workspaceId);
    if (!changes) {
      changes = { versions: new Set(), conversations: new Set(), messages: new Set(), moves: [], typing: new Map() };
      this.gathered.set(workspaceId, changes);
    }
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => this.logger.warn({ err: error }, 'Screens could not be told of changes'));
    }, GATHER_MS).unref();
    return changes;
  }
}
