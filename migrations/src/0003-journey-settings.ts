import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings of journeys; and several runs of one contact in one journey, each under a key of its own. */
export class JourneySettings1764000000003 implements MigrationInterface {
  readonly name = 'JourneySettings1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE run ADD COLUMN key text NOT NULL DEFAULT '';
DROP INDEX run_active;
-- Runs that may not go on at the same time share a key.
CREATE UNIQUE INDEX run_active ON run (contact_id, journey_id, key) WHERE status = 'active';

UPDATE journey SET draft = draft || '{"settings": {"reentry": {"type": "afterEnd"}, "priority": 0,
  "schedule": {"from": null, "until": null}, "quietHours": null}}' WHERE NOT draft ? 'settings';
UPDATE journey_version SET document = document || '{"settings": {"reentry": {"type": "afterEnd"}, "priority": 0,
  "schedule": {"from": null, "until": null}, "quietHours": null}}' WHERE NOT document ? 'settings';
`;

/** Of runs that only a key told apart the newest goes on. */
const DOWN = `
UPDATE run r SET status = 'ended', ended_at = now(),
       state = (state::jsonb || '{"status": "ended", "reason": "ended_by_user"}')::json
 WHERE status = 'active' AND EXISTS (SELECT 1 FROM run other WHERE other.contact_id = r.contact_id
   AND other.journey_id = r.journey_id AND other.status = 'active' AND other.id > r.id);
DROP INDEX run_active;
ALTER TABLE run DROP COLUMN key;
CREATE UNIQUE INDEX run_active ON run (contact_id, journey_id) WHERE status = 'active';
UPDATE journey SET draft = draft - 'settings';
UPDATE journey_version SET document = document - 'settings';
`;
