import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which runs reached the goal of their journey. */
export class Goals1764000000021 implements MigrationInterface {
  readonly name = 'Goals1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE conversion');
  }
}

const UP = `
-- A run reaches the goal once. withheld: it got nothing, for comparison with those that did.
CREATE TABLE conversion (
  run_id uuid PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  journey_id uuid NOT NULL,
  withheld boolean NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX conversion_of_journey ON conversion (journey_id, withheld);
`;
