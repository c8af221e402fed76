import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a workspace writes to one contact, what holds for a message when it is its turn, and rows by their age. */
export class Limits1764000000015 implements MigrationInterface {
  readonly name = 'Limits1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE workspace ADD COLUMN frequency_cap jsonb;

-- rules: the quiet hours and the cap of the journey that sends it; null where it has neither.
-- quiet_until: quiet hours hold it until then, and it is none of the waiting ones.
ALTER TABLE outbox ADD COLUMN rules jsonb, ADD COLUMN quiet_until timestamptz;
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (channel_id, message_id) WHERE lease_until IS NULL AND quiet_until IS NULL;
CREATE INDEX outbox_quiet ON outbox (quiet_until) WHERE quiet_until IS NOT NULL;

CREATE INDEX contact_event_key_age ON contact_event_key (received_at);
CREATE INDEX start_request_age ON start_request (at);
`;

const DOWN = `
DROP INDEX start_request_age, contact_event_key_age, outbox_quiet, outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (channel_id, message_id) WHERE lease_until IS NULL;
ALTER TABLE outbox DROP COLUMN quiet_until, DROP COLUMN rules;
ALTER TABLE workspace DROP COLUMN frequency_cap;
`;
