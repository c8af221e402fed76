import { Inject, Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import {
  dashboardTopic,
  journeyId,
  readRange,
  visitor,
  type JourneyId,
  type Topic,
  type WatchAnswer,
  type WorkspaceId,
} from '@sendero/shared';
import { CONFIG, type Config } from '../config';
import { UserError, userError } from '../errors';
import { trustOf } from '../http/trust';
import { JourneysRepository } from '../journeys/journeys.repository';
import { newId } from '../new-id';
import { HomeWorkspace } from '../workspaces/home-workspace';
import { LiveRooms, type LiveServer, type LiveSocket } from './live-rooms';
import { Presence } from './presence';

/** Where browsers say what they watch. The same people are trusted as over HTTP. */
@WebSocketGateway({ serveClient: false })
export class LiveGateway implements OnGatewayInit<LiveServer>, OnGatewayDisconnect<LiveSocket> {
  private readonly logger = new Logger(LiveGateway.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly home: HomeWorkspace,
    private readonly journeys: JourneysRepository,
    private readonly rooms: LiveRooms,
    private readonly presence: Presence,
  ) {}

  afterInit(server: LiveServer): void {
    this.rooms.attach(server);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.presence.leaveAll(socket.id);
  }

  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() asked: unknown): Promise<WatchAnswer> {
    try {
      const [workspace, topic] = await this.admit(socket, asked);
      await this.rooms.join(socket, workspace, topic);
      this.noteVisit(socket, workspace, topic);
      return { ok: true };
    } catch (error) {
      return this.refusal(error);
    }
  }

  @SubscribeMessage('unwatch')
  async unwatch(@ConnectedSocket() socket: LiveSocket, @MessageBody() asked: unknown): Promise<void> {
    const topic = readTopic(asked);
    if (!topic) return;
    const workspace = await this.home.id();
    await this.rooms.leave(socket, workspace, topic);
    const journey = idAfter(PEOPLE, topic);
    if (journey) this.presence.leave({ workspace, journey }, socket.id);
  }

  /** Who watches the people of a journey is one of them, unless they do not say who they are. */
  private noteVisit(socket: LiveSocket, workspace: WorkspaceId, topic: Topic): void {
    const journey = idAfter(PEOPLE, topic);
    const who = visitor.safeParse(socket.handshake.auth);
    // A connection that was lost meanwhile would be there for ever.
    if (journey && who.success && socket.connected) this.presence.enter({ workspace, journey }, socket.id, who.data);
  }

  /** @throws UserError when the caller may not watch that, or there is no such thing */
  private async admit(socket: LiveSocket, asked: unknown): Promise<readonly [WorkspaceId, Topic]> {
    const { headers, socket: connection } = socket.request;
    trustOf({ headers, remoteAddress: connection.remoteAddress }, this.config);
    const workspace = await this.home.id();
    const topic = readTopic(asked);
    if (!topic) throw userError(404, 'request.not_found');
    const journey = journeyIn(topic);
    if (journey && !(await this.journeys.currentVersion(workspace, journey))) throw userError(404, 'journey.not_found');
    return [workspace, topic];
  }

  private refusal(error: unknown): WatchAnswer {
    if (error instanceof UserError) return { ok: false, code: error.code, message: error.message };
    const reference = newId<string>();
    this.logger.error({ err: error, reference }, 'A watch failed unexpectedly');
    const { code, message } = userError(500, 'server.unexpected', { reference });
    return { ok: false, code, message };
  }
}

const JOURNEY = 'journey/';
const PEOPLE = 'people/';
const DASHBOARD = 'dashboard/';

function readTopic(asked: unknown): Topic | null {
  if (asked === 'inbox') return asked;
  if (typeof asked !== 'string') return null;
  if (asked.startsWith(DASHBOARD)) {
    const range = readRange(asked.slice(DASHBOARD.length));
    return range && dashboardTopic(range);
  }
  const [watched, visited] = [idAfter(JOURNEY, asked), idAfter(PEOPLE, asked)];
  return watched ? `${JOURNEY}${watched}` : visited ? `${PEOPLE}${visited}` : null;
}

function journeyIn(topic: Topic): JourneyId | undefined {
  return idAfter(JOURNEY, topic) ?? idAfter(PEOPLE, topic);
}

function idAfter(kind: string, topic: string): JourneyId | undefined {
  return topic.startsWith(kind) ? journeyId.safeParse(topic.slice(kind.length)).data : undefined;
}
