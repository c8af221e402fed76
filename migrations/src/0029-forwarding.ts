import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other systems are told more of: files that they can fetch, and what a caller wants back with receipts. */
export class Forwarding1764000000029 implements MigrationInterface {
  readonly name = 'Forwarding1764000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- Signs the addresses of files that other systems may fetch; 244 bits of chance.
ALTER TABLE workspace ADD COLUMN file_key bytea NOT NULL
  DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

-- What who sent it over the API gets back with its receipts.
ALTER TABLE message ADD COLUMN callback_data text;

-- Whose receipts and runs it is told of; empty: of everybody's.
ALTER TABLE webhook_endpoint ADD COLUMN journeys uuid[] NOT NULL DEFAULT '{}';
`;

const DOWN = `
ALTER TABLE webhook_endpoint DROP COLUMN journeys;
ALTER TABLE message DROP COLUMN callback_data;
ALTER TABLE workspace DROP COLUMN file_key;
`;
