import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where contacts are on the clock, and where a workspace is whose contacts' zones are not known. */
export class TimeZones1764000000004 implements MigrationInterface {
  readonly name = 'TimeZones1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE workspace ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
                        ALTER TABLE contact ADD COLUMN time_zone text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE workspace DROP COLUMN time_zone;
                        ALTER TABLE contact DROP COLUMN time_zone`);
  }
}
