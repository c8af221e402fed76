import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a conversation, the bot or people; and what journeys handed over to people. */
export class Handovers1764000000010 implements MigrationInterface {
  readonly name = 'Handovers1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE conversation
  ADD COLUMN status text NOT NULL DEFAULT 'bot' CHECK (status IN ('bot', 'open', 'resolved')),
  ADD COLUMN assigned_to text NOT NULL DEFAULT '',
  ADD COLUMN note text NOT NULL DEFAULT '',
  ADD COLUMN opened_at timestamptz,
  -- Taken over by somebody in the inbox: only people give it back then.
  ADD COLUMN taken_by_hand boolean NOT NULL DEFAULT false;

CREATE TABLE handover (
  run_id uuid NOT NULL,
  revision integer NOT NULL,
  node_id text NOT NULL,
  channel_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  assigned_to text NOT NULL,
  note text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (run_id, revision)
);
CREATE INDEX handover_open ON handover (contact_id, channel_id) WHERE closed_at IS NULL;
`;

const DOWN = `
DROP TABLE handover;
ALTER TABLE conversation DROP COLUMN status, DROP COLUMN assigned_to, DROP COLUMN note, DROP COLUMN opened_at,
  DROP COLUMN taken_by_hand;
`;
