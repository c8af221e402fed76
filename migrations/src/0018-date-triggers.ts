import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What starts contacts by a date of theirs, and who was started for which date. */
export class DateTriggers1764000000018 implements MigrationInterface {
  readonly name = 'DateTriggers1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE date_start, date_launch, date_plan');
  }
}

const UP = `
-- The version whose date triggers are followed.
CREATE TABLE date_plan (
  journey_id uuid PRIMARY KEY REFERENCES journey ON DELETE CASCADE,
  version_id uuid NOT NULL
);

CREATE TABLE date_launch (
  id uuid PRIMARY KEY,
  journey_id uuid NOT NULL REFERENCES journey ON DELETE CASCADE,
  node_id text NOT NULL,
  config jsonb NOT NULL,
  -- Whose time came before it is not started.
  since timestamptz NOT NULL,
  look_at timestamptz NOT NULL,
  -- The last contact, or event, that was looked at in this round; null before a round begins.
  reached uuid,
  UNIQUE (journey_id, node_id)
);
CREATE INDEX date_launch_due ON date_launch (look_at);

-- Who was started for which date; forgotten when it is too late for it anyway.
CREATE TABLE date_start (
  launch_id uuid NOT NULL REFERENCES date_launch ON DELETE CASCADE,
  contact_id uuid NOT NULL,
  occasion text NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (launch_id, contact_id, occasion)
);
CREATE INDEX date_start_past ON date_start (launch_id, due_at);
`;
