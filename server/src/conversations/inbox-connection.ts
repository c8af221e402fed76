import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { HotConnections } from '../database/hot-connections';

/** The one connection that what the inbox does by itself shares: none of it is urgent, and a process has few. */
@Injectable()
export class InboxConnection {
  readonly pool: Pool;

  constructor(connections: HotConnections) {
    this.pool = connections.pool('inbox', 1);
  }
}
