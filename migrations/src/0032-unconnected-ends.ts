import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts the runs that ended because their output leads nowhere, so that the list of journeys counts them as ended. */
export class UnconnectedEnds1764000000032 implements MigrationInterface {
  readonly name = 'UnconnectedEnds1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
INSERT INTO counter_delta (version_id, node_id, metric, n)
SELECT last.version_id, last.node_id, 'unconnected', count(*)
  FROM run r
 CROSS JOIN LATERAL (SELECT version_id, node_id, output FROM visit WHERE run_id = r.id ORDER BY revision DESC LIMIT 1) last
 WHERE r.status = 'ended' AND last.output IS NOT NULL
 GROUP BY 1, 2;
`;

const DOWN = `
DELETE FROM counter WHERE metric = 'unconnected';
DELETE FROM counter_delta WHERE metric = 'unconnected';
`;
