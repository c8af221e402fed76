import { Injectable } from '@nestjs/common';
import type { ClientToServerEvents, ServerToClientEvents, Topic, WorkspaceId } from '@sendero/shared';
import type { Server, Socket } from 'socket.io';

export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

export interface WatchedTopic {
  readonly room: string;
  readonly workspace: WorkspaceId;
  readonly topic: string;
}

/** Who watches what in this process: a room for each workspace and topic. */
@Injectable()
export class LiveRooms {
  private server: LiveServer | undefined;

  attach(server: LiveServer): void {
    this.server = server;
  }

  async join(socket: LiveSocket, workspace: WorkspaceId, topic: Topic): Promise<void> {
    await socket.join(room(workspace, topic));
  }

  async leave(socket: LiveSocket, workspace: WorkspaceId, topic: Topic): Promise<void> {
    await socket.leave(room(workspace, topic));
  }

  isWatched(workspace: WorkspaceId, topic: Topic): boolean {
    return this.server?.of('/').adapter.rooms.has(room(workspace, topic)) ?? false;
  }

  /** The topics that begin with these words and that somebody watches, each with the name of its room. */
  watched(beginning: string): readonly WatchedTopic[] {
    const rooms = [...(this.server?.of('/').adapter.rooms.keys() ?? [])];
    return rooms.flatMap((name) => {
      const [workspace = '', topic = ''] = name.split(' ');
      return topic.startsWith(beginning) ? [{ room: name, workspace: asWorkspace(workspace), topic }] : [];
    });
  }

  /** Whether anybody watches anything at all, so that the rest need not even be read. */
  get empty(): boolean {
    return (this.server?.of('/').sockets.size ?? 0) === 0;
  }

  emit<E extends keyof ServerToClientEvents>(
    workspace: WorkspaceId,
    topic: Topic,
    event: E,
    ...update: Parameters<ServerToClientEvents[E]>
  ): void {
    this.server?.to(room(workspace, topic)).emit(event, ...update);
  }

  /** Hangs up on every browser; they connect again by themselves and then fetch everything afresh. */
  hangUp(): void {
    for (const socket of this.server?.of('/').sockets.values() ?? []) socket.conn.close();
  }
}

function room(workspace: WorkspaceId, topic: Topic): string {
  return `${workspace} ${topic}`;
}

/** Converts: rooms get their names from `room`. */
function asWorkspace(id: string): WorkspaceId {
  return id as WorkspaceId;
}
