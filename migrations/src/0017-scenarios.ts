import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Walks through a journey that must come out the same before it is published again. */
export class Scenarios1764000000017 implements MigrationInterface {
  readonly name = 'Scenarios1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scenario');
  }
}

const UP = `
CREATE TABLE scenario (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspace (id),
  journey_id    uuid NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
  name          text NOT NULL,
  document      jsonb NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  UNIQUE (journey_id, name)
);
`;
