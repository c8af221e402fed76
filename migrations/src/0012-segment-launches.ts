import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What starts the members of segments: how far it is, and who was started or is a member. */
export class SegmentLaunches1764000000012 implements MigrationInterface {
  readonly name = 'SegmentLaunches1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE segment_launch_contact, segment_launch, launch_plan');
  }
}

const UP = `
-- The version whose triggers the launches of a journey follow.
CREATE TABLE launch_plan (
  journey_id uuid PRIMARY KEY REFERENCES journey ON DELETE CASCADE,
  version_id uuid NOT NULL
);

CREATE TABLE segment_launch (
  id uuid PRIMARY KEY,
  journey_id uuid NOT NULL REFERENCES journey ON DELETE CASCADE,
  node_id text NOT NULL,
  segment_id uuid NOT NULL REFERENCES segment ON DELETE CASCADE,
  -- Tells launches of one trigger apart: now, at:<ms>, entering.
  occasion text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('once', 'entering')),
  status text NOT NULL CHECK (status IN ('running', 'done')),
  due_at timestamptz NOT NULL,
  -- The last contact that was looked at; only while once is running.
  reached uuid,
  members integer,
  started integer NOT NULL DEFAULT 0,
  UNIQUE (journey_id, node_id, segment_id, occasion)
);
CREATE INDEX segment_launch_due ON segment_launch (due_at) WHERE status = 'running';

-- once: who was started. entering: who is a member, so that only who is new starts.
CREATE TABLE segment_launch_contact (
  launch_id uuid NOT NULL REFERENCES segment_launch ON DELETE CASCADE,
  contact_id uuid NOT NULL,
  PRIMARY KEY (launch_id, contact_id)
);
`;
