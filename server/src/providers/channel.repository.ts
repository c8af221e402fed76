import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { HotConnections } from '../database/hot-connections';
import type { Channel } from './provider';

/** Channels with their credentials, for the runtime. */
@Injectable()
export class ChannelRepository {
  private readonly pool: Pool;

  constructor(@Inject(HotConnections) connections: HotConnections) {
    this.pool = connections.pool('channels', 1);
  }

  async all(): Promise<readonly Channel[]> {
    const { rows } = await this.pool.query<Channel>(
      `SELECT c.id, workspace_id AS "workspaceId", phone_number_id AS "phoneNumberId", waba_id AS "wabaId",
              base_url AS "baseUrl", access_token AS "accessToken", app_secret AS "appSecret",
              verify_token AS "verifyToken", throughput_per_second AS "throughputPerSecond",
              w.frequency_cap AS "frequencyCap"
         FROM channel c JOIN workspace w ON w.id = c.workspace_id`,
    );
    return rows;
  }
}
