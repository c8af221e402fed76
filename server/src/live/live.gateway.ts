import { Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { visitor, type Topic, type WatchAnswer, type WorkspaceId } from '@sendero/shared';
import { TeamTyping } from '../conversations/team-typing';
import { UserError, userError } from '../errors';
import { newId } from '../new-id';
import { LiveDoor } from './live-door';
import { LiveRooms, type LiveServer, type LiveSocket } from './live-rooms';
import { Presence } from './presence';
import { readTopic, visitedIn } from './read-topic';

/** Where browsers say what they watch. The same people are trusted as over HTTP. */
@WebSocketGateway({ serveClient: false })
export class LiveGateway implements OnGatewayInit<LiveServer>, OnGatewayDisconnect<LiveSocket> {
  private readonly logger = new Logger(LiveGateway.name);
  /** What each connection asked for and did not take back, for it may while it is still let in. */
  private readonly wanted = new WeakMap<LiveSocket, Set<unknown>>();

  constructor(
    private readonly door: LiveDoor,
    private readonly rooms: LiveRooms,
    private readonly presence: Presence,
    private readonly team: TeamTyping,
  ) {}

  afterInit(server: LiveServer): void {
    this.rooms.attach(server);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.presence.leaveAll(socket.id);
  }

  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() asked: unknown): Promise<WatchAnswer> {
    const wanted = this.wanted.get(socket) ?? new Set();
    this.wanted.set(socket, wanted.add(asked));
    try {
      const [workspace, topic] = await this.door.admit(socket, asked);
      if (!wanted.has(asked)) return { ok: true };
      await this.rooms.join(socket, workspace, topic);
      this.noteVisit(socket, workspace, topic);
      return { ok: true };
    } catch (error) {
      wanted.delete(asked);
      return this.refusal(error);
    }
  }

  @SubscribeMessage('unwatch')
  async unwatch(@ConnectedSocket() socket: LiveSocket, @MessageBody() asked: unknown): Promise<void> {
    this.wanted.get(socket)?.delete(asked);
    const topic = readTopic(asked);
    if (!topic) return;
    const workspace = await this.door.workspaceOf(socket);
    await this.rooms.leave(socket, workspace, topic);
    const journey = visitedIn(topic);
    if (journey) this.presence.leave({ workspace, journey }, socket.id);
  }

  /** Who watches the people of a journey is one of them, unless they do not say who they are. */
  private noteVisit(socket: LiveSocket, workspace: WorkspaceId, topic: Topic): void {
    const journey = visitedIn(topic);
    const who = visitor.safeParse(socket.handshake.auth);
    // A connection that was lost meanwhile would be there for ever.
    if (journey && who.success && socket.connected) this.presence.enter({ workspace, journey }, socket.id, who.data);
  }

  /** Best effort, as it is only told for a few seconds anyhow; a caller who may not write is not heard. */
  @SubscribeMessage('typing')
  async typing(@ConnectedSocket() socket: LiveSocket, @MessageBody() told: unknown): Promise<void> {
    try {
      await this.team.heard(await this.door.workspaceOf(socket), told);
    } catch (error) {
      if (!(error instanceof UserError)) this.logger.warn({ err: error }, 'That somebody types could not be told');
    }
  }

  private refusal(error: unknown): WatchAnswer {
    if (error instanceof UserError) return { ok: false, code: error.code, message: error.message };
    const reference = newId<string>();
    this.logger.error({ err: error, reference }, 'A watch failed unexpectedly');
    const { code, message } = userError(500, 'server.unexpected', { reference });
    return { ok: false, code, message };
  }
}
