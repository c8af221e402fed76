import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goals among the sums of the dashboard, webhooks for some channels only, and what callers want back of their runs. */
export class Watching1764000000031 implements MigrationInterface {
  readonly name = 'Watching1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
-- Of which channels it is told; empty: of all.
ALTER TABLE webhook_endpoint ADD COLUMN channels uuid[] NOT NULL DEFAULT '{}';

-- What who started a run over the API gets back with the receipts of its messages.
CREATE TABLE run_callback (
  run_id uuid PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  data text NOT NULL
);

-- A way to the goals of a stretch of time; rows lie nearly in its order.
CREATE INDEX conversion_at ON conversion USING brin (at) WITH (autosummarize = on);

-- How often runs reached a goal: that of their journey's settings, or a Goal step for the first time.
ALTER TABLE quarter_sum ADD COLUMN goals integer NOT NULL DEFAULT 0;
ALTER TABLE quarter_sum ALTER COLUMN goals DROP DEFAULT;

INSERT INTO quarter_sum (workspace_id, at, contact_id, channel_id, journey_id, came, came_at, written, waiting, sent, delivered,
                         read, clicked, failed, cancelled, first_sent_at, runs, withheld, goals)
SELECT r.workspace_id, date_bin('15 minutes', g.at, 'epoch'), r.contact_id, r.channel_id, r.journey_id, 0, NULL, 0, 0, 0, 0,
       0, 0, 0, 0, NULL, 0, 0, count(*)
  FROM (
    SELECT run_id, at FROM conversion WHERE NOT withheld
    UNION ALL
    SELECT x.run_id, x.left_at
      FROM (SELECT v.id AS version_id, n.node->>'id' AS node_id
              FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n (node)
             WHERE n.node->>'type' = 'goal') s
      JOIN visit x USING (version_id, node_id)
     WHERE NOT (x.output IS NULL AND x.cause = 'moved')
       AND NOT EXISTS (SELECT FROM visit y WHERE y.run_id = x.run_id AND y.revision < x.revision
                         AND y.node_id = x.node_id AND NOT (y.output IS NULL AND y.cause = 'moved'))
  ) g
  JOIN run r ON r.id = g.run_id
  JOIN summed s ON g.at >= s.since AND g.at < s.until
 GROUP BY 1, 2, 3, 4, 5;

CREATE OR REPLACE FUNCTION note_late_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.problem IS NOT NULL OR EXISTS (
    SELECT FROM journey_version v
     WHERE v.id = NEW.version_id
       AND v.document->'nodes' @> jsonb_build_array(jsonb_build_object('id', NEW.node_id, 'type', 'goal'))
  ) THEN
    INSERT INTO late_change (workspace_id, at, contact_id)
    SELECT workspace_id, date_bin('15 minutes', NEW.left_at, 'epoch'), contact_id FROM run WHERE id = NEW.run_id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION note_late_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO late_change (workspace_id, at, contact_id)
  SELECT workspace_id, date_bin('15 minutes', NEW.at, 'epoch'), contact_id FROM run WHERE id = NEW.run_id;
  RETURN NULL;
END $$;

DROP TRIGGER late_visit ON visit;
CREATE TRIGGER late_visit AFTER INSERT ON visit FOR EACH ROW
  WHEN (NEW.left_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_visit();
CREATE TRIGGER late_goal AFTER INSERT ON conversion FOR EACH ROW
  WHEN (NEW.at < now() - interval '1 hour') EXECUTE FUNCTION note_late_goal();
`;

const DOWN = `
DROP TRIGGER late_goal ON conversion;
DROP TRIGGER late_visit ON visit;
CREATE TRIGGER late_visit AFTER INSERT ON visit FOR EACH ROW
  WHEN (NEW.problem IS NOT NULL AND NEW.left_at < now() - interval '1 hour') EXECUTE FUNCTION note_late_visit();
CREATE OR REPLACE FUNCTION note_late_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO late_change (workspace_id, at, contact_id)
  SELECT workspace_id, date_bin('15 minutes', NEW.left_at, 'epoch'), contact_id FROM run WHERE id = NEW.run_id;
  RETURN NULL;
END $$;
DROP FUNCTION note_late_goal;
ALTER TABLE quarter_sum DROP COLUMN goals;
DROP INDEX conversion_at;
DROP TABLE run_callback;
ALTER TABLE webhook_endpoint DROP COLUMN channels;
`;
