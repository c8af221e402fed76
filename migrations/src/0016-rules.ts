import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules for incoming messages in one order with the journeys, business hours, and the calls that take messages to bots. */
export class Rules1764000000016 implements MigrationInterface {
  readonly name = 'Rules1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE workspace ADD COLUMN business_hours json;

CREATE TABLE rule (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  definition json NOT NULL,
  enabled boolean NOT NULL,
  -- Rules and journeys are asked in the order of their places; journeys without one stand at 0.
  place integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX rule_order ON rule (workspace_id, place);
ALTER TABLE journey ADD COLUMN rule_place integer;

-- Which rule took a message; one does at the most.
CREATE TABLE rule_match (
  message_id uuid PRIMARY KEY,
  rule_id uuid NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX rule_match_rule ON rule_match (rule_id, at);

-- The rule that sent a message, itself or by the bot that it asked.
ALTER TABLE message ADD COLUMN rule_id uuid;

-- A call belongs to a visit of a run, or to a rule and the message that it took.
ALTER TABLE web_call
  ALTER COLUMN journey_id DROP NOT NULL, ALTER COLUMN run_id DROP NOT NULL, ALTER COLUMN node_id DROP NOT NULL,
  ALTER COLUMN revision DROP NOT NULL, ADD COLUMN rule_id uuid, ADD COLUMN message_id uuid,
  ADD CONSTRAINT web_call_asker CHECK (CASE WHEN rule_id IS NULL
    THEN journey_id IS NOT NULL AND run_id IS NOT NULL AND node_id IS NOT NULL AND revision IS NOT NULL
    ELSE message_id IS NOT NULL AND run_id IS NULL END);
CREATE UNIQUE INDEX web_call_message ON web_call (message_id) WHERE rule_id IS NOT NULL;
`;

const DOWN = `
DELETE FROM web_call WHERE rule_id IS NOT NULL;
ALTER TABLE web_call
  DROP COLUMN rule_id, DROP COLUMN message_id, ALTER COLUMN journey_id SET NOT NULL, ALTER COLUMN run_id SET NOT NULL,
  ALTER COLUMN node_id SET NOT NULL, ALTER COLUMN revision SET NOT NULL;
ALTER TABLE message DROP COLUMN rule_id;
ALTER TABLE journey DROP COLUMN rule_place;
DROP TABLE rule_match, rule;
ALTER TABLE workspace DROP COLUMN business_hours;
`;
