import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls to other systems: written with the step that asks for them, made by a worker, kept with what came of them. */
export class WebCalls1764000000007 implements MigrationInterface {
  readonly name = 'WebCalls1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE web_call (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  run_id uuid NOT NULL,
  node_id text NOT NULL,
  revision integer NOT NULL,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  -- Null once the call is over: headers may hold secrets.
  request json,
  timeout_ms integer NOT NULL,
  retries integer NOT NULL,
  -- How often it was tried in vain.
  failures integer NOT NULL DEFAULT 0,
  not_before timestamptz,
  lease_until timestamptz,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  http_status integer,
  problem text
);
-- A visit makes one call, however often its step is worked.
CREATE UNIQUE INDEX web_call_visit ON web_call (run_id, revision);
CREATE INDEX web_call_open ON web_call (created_at) WHERE finished_at IS NULL;
`;

const DOWN = `DROP TABLE web_call;`;
