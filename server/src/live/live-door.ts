import { Inject, Injectable } from '@nestjs/common';
import type { Topic, WorkspaceId } from '@sendero/shared';
import { CONFIG, type Config } from '../config';
import { userError } from '../errors';
import { trustOf } from '../http/trust';
import { JourneysRepository } from '../journeys/journeys.repository';
import { HomeWorkspace } from '../workspaces/home-workspace';
import type { LiveSocket } from './live-rooms';
import { journeyIn, readTopic } from './read-topic';

/** Who may watch what. The same people are trusted as over HTTP. */
@Injectable()
export class LiveDoor {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly home: HomeWorkspace,
    private readonly journeys: JourneysRepository,
  ) {}

  /** @throws UserError when the caller may not watch that, or there is no such thing */
  async admit(socket: LiveSocket, asked: unknown): Promise<readonly [WorkspaceId, Topic]> {
    const workspace = await this.workspaceOf(socket);
    const topic = readTopic(asked);
    if (!topic) throw userError(404, 'request.not_found');
    const journey = journeyIn(topic);
    if (journey && !(await this.journeys.currentVersion(workspace, journey))) throw userError(404, 'journey.not_found');
    return [workspace, topic];
  }

  /** @throws UserError when the caller is not trusted */
  workspaceOf(socket: LiveSocket): Promise<WorkspaceId> {
    const { headers, socket: connection } = socket.request;
    trustOf({ headers, remoteAddress: connection.remoteAddress }, this.config);
    return this.home.id();
  }
}
