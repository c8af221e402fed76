import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agents and teams, whose a conversation is, labels, notes, the away message, and search over what was written. */
export class Agents1764000000023 implements MigrationInterface {
  readonly name = 'Agents1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE agent (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  name text NOT NULL,
  color text NOT NULL,
  -- Who is not gets nothing by turns.
  available boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX agent_name ON agent (workspace_id, lower(name));

CREATE TABLE team (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  name text NOT NULL,
  round_robin boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX team_name ON team (workspace_id, lower(name));

CREATE TABLE team_member (
  team_id uuid NOT NULL REFERENCES team(id) ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
  -- Grows with every conversation that came by turns: the lowest is next.
  turn bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (team_id, agent_id)
);
CREATE INDEX team_member_agent ON team_member (agent_id);

ALTER TABLE conversation
  ADD COLUMN agent_id uuid REFERENCES agent(id) ON DELETE SET NULL,
  ADD COLUMN team_id uuid REFERENCES team(id) ON DELETE SET NULL;
CREATE INDEX conversation_agent ON conversation (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX conversation_team ON conversation (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX conversation_open ON conversation (workspace_id, id) WHERE status = 'open';

CREATE TABLE label (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  name text NOT NULL,
  color text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX label_name ON label (workspace_id, lower(name));

CREATE TABLE conversation_label (
  conversation_id uuid NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
  label_id uuid NOT NULL REFERENCES label(id) ON DELETE CASCADE,
  PRIMARY KEY (conversation_id, label_id)
);
CREATE INDEX conversation_label_of ON conversation_label (label_id);

-- What agents tell each other; the name stays when the agent is gone.
CREATE TABLE conversation_note (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
  agent_id uuid,
  agent_name text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX conversation_note_of ON conversation_note (conversation_id, at);

-- Who wrote it in the inbox.
ALTER TABLE message ADD COLUMN agent_id uuid;

-- New words wait in a list that is worked in by a loop of its own, so that no message waits for the index.
CREATE INDEX message_words ON message USING gin (to_tsvector('simple', text))
  WITH (fastupdate = on, gin_pending_list_limit = 65536);

-- Sent outside business hours; '' for none.
ALTER TABLE workspace ADD COLUMN away_message text NOT NULL DEFAULT '';
`;

const DOWN = `
ALTER TABLE workspace DROP COLUMN away_message;
DROP INDEX message_words;
ALTER TABLE message DROP COLUMN agent_id;
DROP TABLE conversation_note, conversation_label, label;
ALTER TABLE conversation DROP COLUMN agent_id, DROP COLUMN team_id;
DROP INDEX conversation_open;
DROP TABLE team_member, team, agent;
`;
