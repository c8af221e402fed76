import { Inject, Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { conversationId, journeyId, type Topic, type WatchAnswer, type WorkspaceId } from '@sendero/shared';
import { CONFIG, type Config } from '../config';
import { TeamTyping } from '../conversations/team-typing';
import { UserError, userError } from '../errors';
import { trustOf } from '../http/trust';
import { JourneysRepository } from '../journeys/journeys.repository';
import { newId } from '../new-id';
import { HomeWorkspace } from '../workspaces/home-workspace';
import { LiveRooms, type LiveServer, type LiveSocket } from './live-rooms';

/** Where browsers say what they watch. The same people are trusted as over HTTP. */
@WebSocketGateway({ serveClient: false })
export class LiveGateway implements OnGatewayInit<LiveServer> {
  private readonly logger = new Logger(LiveGateway.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly home: HomeWorkspace,
    private readonly journeys: JourneysRepository,
    private readonly rooms: LiveRooms,
    private readonly team: TeamTyping,
  ) {}

  afterInit(server: LiveServer): void {
    this.rooms.attach(server);
  }

  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: LiveSocket, @MessageBody() asked: unknown): Promise<WatchAnswer> {
    try {
      const [workspace, topic] = await this.admit(socket, asked);
      await this.rooms.join(socket, workspace, topic);
      return { ok: true };
    } catch (error) {
      return this.refusal(error);
    }
  }

  @SubscribeMessage('unwatch')
  async unwatch(@ConnectedSocket() socket: LiveSocket, @MessageBody() asked: unknown): Promise<void> {
    const topic = readTopic(asked);
    if (topic) await this.rooms.leave(socket, await this.home.id(), topic);
  }

  /** Best effort, as it is only told for a few seconds anyhow; a caller who may not write is not heard. */
  @SubscribeMessage('typing')
  async typing(@ConnectedSocket() socket: LiveSocket, @MessageBody() told: unknown): Promise<void> {
    try {
      await this.team.heard(await this.workspaceOf(socket), told);
    } catch (error) {
      if (!(error instanceof UserError)) this.logger.warn({ err: error }, 'That somebody types could not be told');
    }
  }

  /** @throws UserError when the caller may not watch that, or there is no such thing */
  private async admit(socket: LiveSocket, asked: unknown): Promise<readonly [WorkspaceId, Topic]> {
    const workspace = await this.workspaceOf(socket);
    const topic = readTopic(asked);
    if (!topic) throw userError(404, 'request.not_found');
    const journey = journeyIn(topic);
    if (journey && !(await this.journeys.currentVersion(workspace, journey))) throw userError(404, 'journey.not_found');
    return [workspace, topic];
  }

  private workspaceOf(socket: LiveSocket): Promise<WorkspaceId> {
    const { headers, socket: connection } = socket.request;
    trustOf({ headers, remoteAddress: connection.remoteAddress }, this.config);
    return this.home.id();
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
const CONVERSATION = 'conversation/';

function readTopic(asked: unknown): Topic | null {
  if (asked === 'inbox') return asked;
  if (typeof asked !== 'string') return null;
  const journey = journeyId.safeParse(asked.slice(JOURNEY.length));
  if (asked.startsWith(JOURNEY) && journey.success) return `${JOURNEY}${journey.data}`;
  const conversation = conversationId.safeParse(asked.slice(CONVERSATION.length));
  if (asked.startsWith(CONVERSATION) && conversation.success) return `${CONVERSATION}${conversation.data}`;
  return null;
}

function journeyIn(topic: Topic) {
  if (!topic.startsWith(JOURNEY)) return undefined;
  return journeyId.safeParse(topic.slice(JOURNEY.length)).data;
}
