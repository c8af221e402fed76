import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the doctor found last; and which dead events somebody has looked at. */
export class Doctor1764000000011 implements MigrationInterface {
  readonly name = 'Doctor1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE doctor_report (
  workspace_id uuid PRIMARY KEY REFERENCES workspace (id),
  at           timestamptz NOT NULL,
  findings     json NOT NULL
);
ALTER TABLE dead_event ADD COLUMN seen_at timestamptz;
`;

const DOWN = `
ALTER TABLE dead_event DROP COLUMN seen_at;
DROP TABLE doctor_report;
`;
