import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Segments: saved groups of conditions over contacts. */
export class Segments1764000000006 implements MigrationInterface {
  readonly name = 'Segments1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE segment');
  }
}

const UP = `
CREATE TABLE segment (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace,
  name text NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (workspace_id, name)
);
`;
