import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What quarters of an hour that are over come to, so that large ranges need not be counted message by message. */
export class Sums1764000000027 implements MigrationInterface {
  readonly name = 'Sums1764000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- The messages and runs of one contact, channel and journey that began in one quarter of an hour.
CREATE TABLE quarter_sum (
  workspace_id uuid NOT NULL,
  at timestamptz NOT NULL,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  journey_id uuid,
  came integer NOT NULL,
  -- When each of those that came did: whether it is a reply depends on the range.
  came_at timestamptz[],
  written integer NOT NULL,
  waiting integer NOT NULL,
  sent integer NOT NULL,
  delivered integer NOT NULL,
  read integer NOT NULL,
  clicked integer NOT NULL,
  failed integer NOT NULL,
  cancelled integer NOT NULL,
  first_sent_at timestamptz,
  runs integer NOT NULL,
  withheld integer NOT NULL
);
CREATE INDEX quarter_sum_at ON quarter_sum (workspace_id, at, contact_id);

-- How often something stood in the way of one contact's messages in one quarter of an hour.
CREATE TABLE quarter_failure (
  workspace_id uuid NOT NULL,
  at timestamptz NOT NULL,
  contact_id uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('failed', 'blocked')),
  code text NOT NULL,
  times integer NOT NULL,
  last_at timestamptz NOT NULL,
  last_message_id uuid
);
CREATE INDEX quarter_failure_at ON quarter_failure (workspace_id, at, contact_id);

-- Which quarters are summed up: a row, or none before the first time.
CREATE TABLE summed (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  since timestamptz NOT NULL,
  until timestamptz NOT NULL
);

-- Whose quarters changed after they may have been summed up. Only appended to, so that no change hides behind another.
CREATE TABLE late_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL,
  at timestamptz NOT NULL,
  contact_id uuid NOT NULL
) WITH (autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_scale_factor = 0,
  autovacuum_analyze_threshold = 10000, autovacuum_analyze_scale_factor = 0);

CREATE FUNCTION note_late_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN NEW := OLD; END IF;
  INSERT INTO late_change (workspace_id, at, contact_id)
  VALUES (NEW.workspace_id, date_bin('15 minutes', NEW.created_at, 'epoch'), NEW.contact_id);
  RETURN NULL;
END $$;

CREATE FUNCTION note_late_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN NEW := OLD; END IF;
  INSERT INTO late_change (workspace_id, at, contact_id)
  VALUES (NEW.workspace_id, date_bin('15 minutes', NEW.started_at, 'epoch'), NEW.contact_id);
  RETURN NULL;
END $$;

CREATE FUNCTION note_late_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO late_change (workspace_id, at, contact_id)
  SELECT workspace_id, date_bin('15 minutes', NEW.left_at, 'epoch'), contact_id FROM run WHERE id = NEW.run_id;
  RETURN NULL;
END $$;

-- What is younger than an hour is not summed up yet, so writers of the day only compare two times.
CREATE TRIGGER late_message_change AFTER UPDATE OF status, accepted_at, clicked_at, problem ON message FOR EACH ROW
  WHEN (NEW.created_at < now() - interval '1 hour'
        AND (NEW.status IS DISTINCT FROM OLD.status OR NEW.accepted_at IS DISTINCT FROM OLD.accepted_at
             OR NEW.clicked_at IS DISTINCT FROM OLD.clicked_at OR NEW.problem IS DISTINCT FROM OLD.problem))
  EXECUTE FUNCTION note_late_message();
CREATE TRIGGER late_message AFTER INSERT ON message FOR EACH ROW
  WHEN (NEW.created_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_message();
CREATE TRIGGER late_message_gone AFTER DELETE ON message FOR EACH ROW
  WHEN (OLD.created_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_message();
CREATE TRIGGER late_run AFTER INSERT ON run FOR EACH ROW
  WHEN (NEW.started_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_run();
CREATE TRIGGER late_run_gone AFTER DELETE ON run FOR EACH ROW
  WHEN (OLD.started_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_run();
CREATE TRIGGER late_visit AFTER INSERT ON visit FOR EACH ROW
  WHEN (NEW.problem IS NOT NULL AND NEW.left_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_visit();
`;

const DOWN = `
DROP TRIGGER late_visit ON visit;
DROP TRIGGER late_run_gone ON run;
DROP TRIGGER late_run ON run;
DROP TRIGGER late_message_gone ON message;
DROP TRIGGER late_message ON message;
DROP TRIGGER late_message_change ON message;
DROP FUNCTION note_late_visit, note_late_run, note_late_message;
DROP TABLE late_change, summed, quarter_failure, quarter_sum;
`;
