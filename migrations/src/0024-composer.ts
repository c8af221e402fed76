import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that the team keeps ready, and the files that were uploaded to be sent. */
export class Composer1764000000024 implements MigrationInterface {
  readonly name = 'Composer1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment, canned_reply');
  }
}

const UP = `
CREATE TABLE canned_reply (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  shortcut text NOT NULL,
  text text NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX canned_reply_shortcut ON canned_reply (workspace_id, lower(shortcut));

-- The file itself lies at the provider, for 30 days; a message that was sent has its name.
CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  channel_id uuid NOT NULL REFERENCES channel(id),
  media_id text NOT NULL,
  kind text NOT NULL,
  mime_type text NOT NULL,
  filename text NOT NULL,
  bytes integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX attachment_age ON attachment (created_at);
`;
