import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { demoJourney, isTimeZone, type JourneyId, type VersionId } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../new-id';
import { demoTemplates } from './demo-templates';
import { DEMO_CHANNEL, DEMO_NUMBER, DEMO_WORKSPACE } from './demo-workspace';

@Injectable()
export class DemoRepository {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Writes the demo into an empty database; does nothing when there is any workspace. Several processes may call it. */
  async seed(baseUrl: string, now: Date): Promise<boolean> {
    return this.source.transaction(async (tx) => {
      await tx.query('LOCK TABLE workspace IN SHARE ROW EXCLUSIVE MODE');
      const rows = await tx.query<unknown[]>('SELECT 1 FROM workspace LIMIT 1');
      if (rows.length > 0) return false;
      await this.seedChannel(baseUrl, now, tx);
      await this.seedTemplates(now, tx);
      await this.seedJourney(now, tx);
      return true;
    });
  }

  /** The simulator may be somewhere else than last time. */
  async pointAt(baseUrl: string): Promise<void> {
    await this.source.query('UPDATE channel SET base_url = $2 WHERE id = $1 AND base_url <> $2', [
      DEMO_CHANNEL,
      baseUrl,
    ]);
  }

  private async seedChannel(baseUrl: string, now: Date, tx: EntityManager): Promise<void> {
    await tx.query('INSERT INTO workspace (id, name, time_zone, created_at) VALUES ($1, $2, $3, $4)', [
      DEMO_WORKSPACE,
      'Canal Store',
      machineTimeZone(),
      now,
    ]);
    await tx.query(
      `INSERT INTO channel (id, workspace_id, name, provider, display_phone_number, phone_number_id, waba_id, base_url,
                            access_token, app_secret, verify_token, throughput_per_second, created_at)
       VALUES ($1, $2, 'Sandbox number', 'meta', $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        DEMO_CHANNEL,
        DEMO_WORKSPACE,
        DEMO_NUMBER.displayPhoneNumber,
        DEMO_NUMBER.phoneNumberId,
        DEMO_NUMBER.wabaId,
        baseUrl,
        DEMO_NUMBER.accessToken,
        DEMO_NUMBER.appSecret,
        DEMO_NUMBER.verifyToken,
        DEMO_NUMBER.throughputPerSecond,
        now,
      ],
    );
    await tx.query('INSERT INTO channel_throughput (channel_id, tokens, filled_at) VALUES ($1, 0, clock_timestamp())', [
      DEMO_CHANNEL,
    ]);
  }

  private async seedTemplates(now: Date, tx: EntityManager): Promise<void> {
    await tx.query(
      `INSERT INTO template (id, workspace_id, waba_id, provider_id, name, language, status, category, components, synced_at)
       SELECT id, $8, $9, provider_id, name, language, status, category, components, $10
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
              AS x (id, provider_id, name, language, status, category, components)`,
      [
        demoTemplates.map(() => newId<string>()),
        demoTemplates.map(({ id }) => id),
        demoTemplates.map(({ name }) => name),
        demoTemplates.map(({ language }) => language),
        demoTemplates.map(({ status }) => status),
        demoTemplates.map(({ category }) => category),
        demoTemplates.map(({ components }) => JSON.stringify(components)),
        DEMO_WORKSPACE,
        DEMO_NUMBER.wabaId,
        now,
      ],
    );
  }

  private async seedJourney(now: Date, tx: EntityManager): Promise<void> {
    const journey = newId<JourneyId>();
    const version = newId<VersionId>();
    const document = JSON.stringify(demoJourney);
    await tx.query(
      `INSERT INTO journey (id, workspace_id, name, status, draft, created_at, updated_at)
       VALUES ($1, $2, 'Welcome', 'live', $3, $4, $4)`,
      [journey, DEMO_WORKSPACE, document, now],
    );
    await tx.query(
      `INSERT INTO journey_version (id, workspace_id, journey_id, number, document, published_at)
       VALUES ($1, $2, $3, 1, $4, $5)`,
      [version, DEMO_WORKSPACE, journey, document, now],
    );
    await tx.query('UPDATE journey SET current_version_id = $2 WHERE id = $1', [journey, version]);
  }
}

/** Where this machine is on the clock; a machine may be set to something that is no place. */
function machineTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}
