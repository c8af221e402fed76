import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways to what happened in a stretch of time. */
export class Dashboard1764000000022 implements MigrationInterface {
  readonly name = 'Dashboard1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX message_created, run_started, unknown_webhook_news');
  }
}

const UP = `
-- Rows lie in the order in which they were made, so a note of each stretch of pages is enough: it costs writers next to
-- nothing.
CREATE INDEX message_created ON message USING brin (created_at) WITH (autosummarize = on);
CREATE INDEX run_started ON run USING brin (started_at) WITH (autosummarize = on);

-- What Meta told last of a channel.
CREATE INDEX unknown_webhook_news ON unknown_webhook (channel_id, field, id);
`;
