import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other systems tell us of contacts, and what is awaited of them. `contact_event` may be partitioned by time: its
 * only key holds the time, and the callers' own ids are kept apart.
 */
export class Events1764000000005 implements MigrationInterface {
  readonly name = 'Events1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** Queues are emptied as fast as they fill, so their tables are cleaned by count, not by share. */
const QUEUE = `WITH (autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 100000, autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_analyze_threshold = 50000, autovacuum_analyze_scale_factor = 0, autovacuum_vacuum_cost_delay = 0)`;

const UP = `
CREATE TABLE contact_event (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  name text NOT NULL,
  properties jsonb NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (id, at)
);
CREATE INDEX contact_event_story ON contact_event (contact_id, at, id);
CREATE INDEX contact_event_name ON contact_event (contact_id, name, at);

-- The ids that callers give events: one that comes again is no second event.
CREATE TABLE contact_event_key (
  workspace_id uuid NOT NULL,
  key text NOT NULL,
  event_id uuid NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, key)
);

-- An event happened, and unless another one follows until due_at its contact starts the journey.
CREATE TABLE inaction_watch (
  journey_id uuid NOT NULL,
  node_id text NOT NULL,
  contact_id uuid NOT NULL,
  key text NOT NULL,
  lane smallint NOT NULL,
  channel_id uuid NOT NULL,
  properties json NOT NULL,
  happened_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (journey_id, node_id, contact_id, key)
) ${QUEUE};
CREATE INDEX inaction_watch_due ON inaction_watch (lane, due_at);

-- What was answered to a request that starts runs, for when it is sent again.
CREATE TABLE start_request (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  key text NOT NULL,
  answer json,
  at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, journey_id, key)
);
`;

const DOWN = `
DROP TABLE start_request;
DROP TABLE inaction_watch;
DROP TABLE contact_event_key;
DROP TABLE contact_event;
`;
