import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What can be done with a journey once it is published: moving its runs to another version, resuming with a choice,
 * stopping, archiving; with a history of who did what. And groups of contacts that get nothing, for comparison.
 */
export class Lifecycle1764000000008 implements MigrationInterface {
  readonly name = 'Lifecycle1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE journey DROP CONSTRAINT journey_status_check;
ALTER TABLE journey ADD CONSTRAINT journey_status_check
  CHECK (status IN ('draft', 'live', 'paused', 'stopping', 'stopped'));
ALTER TABLE journey ADD COLUMN archived_at timestamptz;
-- Until then some of its people wait for their turn, although the journey is live again.
ALTER TABLE journey ADD COLUMN spread_until timestamptz;

-- When it is this event's turn after a pause; null: as soon as the journey is not paused.
ALTER TABLE held_event ADD COLUMN release_at timestamptz;
CREATE INDEX held_event_run ON held_event (run_id);

-- A change to all runs of a journey. Runs are asked in the order of their ids; the cursor is the last one asked.
CREATE TABLE journey_task (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  journey_id    uuid NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
  change        jsonb NOT NULL,
  total         integer NOT NULL,
  asked         integer NOT NULL DEFAULT 0,
  cursor        uuid,
  moved         integer NOT NULL DEFAULT 0,
  ended         integer NOT NULL DEFAULT 0,
  stayed        integer NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL,
  finished_at   timestamptz
);
CREATE INDEX journey_task_journey ON journey_task (journey_id, id);
CREATE INDEX journey_task_open ON journey_task (id) WHERE finished_at IS NULL;

CREATE TABLE journey_audit (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  journey_id    uuid NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
  at            timestamptz NOT NULL,
  who           text NOT NULL,
  action        text NOT NULL,
  details       jsonb NOT NULL
);
CREATE INDEX journey_audit_journey ON journey_audit (journey_id, id);

ALTER TABLE workspace ADD COLUMN holdout_percent smallint NOT NULL DEFAULT 0;
ALTER TABLE workspace ADD CONSTRAINT workspace_holdout_percent_check CHECK (holdout_percent BETWEEN 0 AND 50);

UPDATE journey SET draft = jsonb_set(draft, '{settings,controlGroup}', '0') WHERE NOT draft->'settings' ? 'controlGroup';
UPDATE journey_version SET document = jsonb_set(document, '{settings,controlGroup}', '0')
 WHERE NOT document->'settings' ? 'controlGroup';
`;

/** A stopped journey starts nobody, which a paused one does not do either. */
const DOWN = `
UPDATE journey_version SET document = document #- '{settings,controlGroup}';
UPDATE journey SET draft = draft #- '{settings,controlGroup}';
ALTER TABLE workspace DROP COLUMN holdout_percent;
DROP TABLE journey_audit;
DROP TABLE journey_task;
DROP INDEX held_event_run;
ALTER TABLE held_event DROP COLUMN release_at;
ALTER TABLE journey DROP COLUMN spread_until;
ALTER TABLE journey DROP COLUMN archived_at;
UPDATE journey SET status = 'paused' WHERE status IN ('stopping', 'stopped');
ALTER TABLE journey DROP CONSTRAINT journey_status_check;
ALTER TABLE journey ADD CONSTRAINT journey_status_check CHECK (status IN ('draft', 'live', 'paused'));
`;
