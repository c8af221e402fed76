import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links whose clicks are counted, and the clicks; the events of a workspace by name. */
export class Links1764000000013 implements MigrationInterface {
  readonly name = 'Links1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX contact_event_known;
      ALTER TABLE message DROP COLUMN clicked_at;
      DROP TABLE click, link;
    `);
  }
}

const UP = `
-- A link of one message; /r/<code> leads to it.
CREATE TABLE link (
  code text PRIMARY KEY,
  message_id uuid NOT NULL,
  url text NOT NULL,
  clicks integer NOT NULL DEFAULT 0,
  first_clicked_at timestamptz
);
CREATE INDEX link_message ON link (message_id);

CREATE TABLE click (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  at timestamptz NOT NULL,
  -- What opened it, as it calls itself.
  agent text NOT NULL
);
CREATE INDEX click_code ON click (code, at);

-- Which events there are, from one name to the next; and those of a name in the order in which they were told of.
CREATE INDEX contact_event_known ON contact_event (workspace_id, name, id);

-- When a link of it was opened first.
ALTER TABLE message ADD COLUMN clicked_at timestamptz;
`;
