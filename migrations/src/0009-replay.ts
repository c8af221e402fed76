import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each receipt of a message came; and who is at a step, or left it by which output, without reading all runs. */
export class Replay1764000000009 implements MigrationInterface {
  readonly name = 'Replay1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE message ADD COLUMN sent_at timestamptz, ADD COLUMN delivered_at timestamptz,
                    ADD COLUMN read_at timestamptz, ADD COLUMN failed_at timestamptz;
CREATE INDEX run_here ON run (journey_id, (state->>'node'), id) WHERE status = 'active';
CREATE INDEX visit_left ON visit (version_id, node_id, left_at, run_id, revision);
`;

const DOWN = `
DROP INDEX visit_left;
DROP INDEX run_here;
ALTER TABLE message DROP COLUMN sent_at, DROP COLUMN delivered_at, DROP COLUMN read_at, DROP COLUMN failed_at;
`;
