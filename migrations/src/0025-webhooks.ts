import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Endpoints of other systems, what they are told, and the bots that hold conversations. */
export class Webhooks1764000000025 implements MigrationInterface {
  readonly name = 'Webhooks1764000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

/** Emptied as fast as they fill, so they are cleaned by count, not by share. */
const QUEUE = `WITH (autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 100000, autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_analyze_threshold = 50000, autovacuum_analyze_scale_factor = 0, autovacuum_vacuum_cost_delay = 0)`;

const UP = `
CREATE TABLE webhook_endpoint (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace(id),
  kind text NOT NULL CHECK (kind IN ('webhook', 'bot')),
  name text NOT NULL,
  url text NOT NULL,
  format text NOT NULL,
  -- What it is told; a bot is told the messages of the conversations that it holds.
  events text[] NOT NULL,
  -- Which tables are followed for its sake; see the triggers below.
  taps text[] NOT NULL,
  enabled boolean NOT NULL,
  secret text NOT NULL,
  -- Signs as well, so that the other side may learn the new secret meanwhile.
  former_secret text,
  former_until timestamptz,
  -- A bot's way into the API.
  token_hash text UNIQUE,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  -- Calls in a row that failed, whoever they were about; it is left alone for a while when there are many.
  failures integer NOT NULL DEFAULT 0,
  held_until timestamptz,
  -- When it last took something, to a few seconds.
  delivered_at timestamptz
);
CREATE INDEX webhook_endpoint_workspace ON webhook_endpoint (workspace_id);

-- What was committed and is to be told; written by triggers, taken in order by one process at a time.
CREATE TABLE webhook_fact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL,
  tap text NOT NULL,
  contact_id uuid,
  subject_id uuid NOT NULL,
  detail text NOT NULL,
  at timestamptz NOT NULL
) ${QUEUE};

CREATE INDEX webhook_fact_bot ON webhook_fact (contact_id) WHERE tap = 'bot';

-- What was told, the same for everybody.
CREATE TABLE webhook_event (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  type text NOT NULL,
  body json NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX webhook_event_age ON webhook_event (created_at);

-- One event for one endpoint. order_key: the contact, or what else is told in order.
CREATE TABLE webhook_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL,
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint(id) ON DELETE CASCADE,
  event_id uuid NOT NULL REFERENCES webhook_event(id) ON DELETE CASCADE,
  order_key uuid NOT NULL,
  -- The message that a bot is told of, once.
  message_id uuid,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  -- Tries that failed since then; they decide about the next pause.
  failures integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  -- Tries are given up some days after this.
  since timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX webhook_delivery_line ON webhook_delivery (endpoint_id, order_key, id) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_log ON webhook_delivery (endpoint_id, id);
CREATE INDEX webhook_delivery_dead ON webhook_delivery (endpoint_id, id) WHERE state = 'dead';
CREATE INDEX webhook_delivery_event ON webhook_delivery (event_id);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX webhook_delivery_message ON webhook_delivery (endpoint_id, message_id) WHERE message_id IS NOT NULL;

CREATE TABLE webhook_attempt (
  delivery_id bigint NOT NULL REFERENCES webhook_delivery(id) ON DELETE CASCADE,
  number integer NOT NULL,
  at timestamptz NOT NULL,
  took_ms integer NOT NULL,
  http_status integer,
  problem text,
  answer text NOT NULL,
  PRIMARY KEY (delivery_id, number)
);

-- Who has something waiting for an endpoint, and when the oldest of it is tried next; a lease is a later time.
CREATE TABLE webhook_queue (
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint(id) ON DELETE CASCADE,
  order_key uuid NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (endpoint_id, order_key)
) ${QUEUE};
CREATE INDEX webhook_queue_due ON webhook_queue (endpoint_id, due_at);

-- The bot that holds the conversation, or held it last; it is told of messages from bot_since until bot_until.
ALTER TABLE conversation ADD COLUMN bot_id uuid REFERENCES webhook_endpoint(id) ON DELETE SET NULL,
  ADD COLUMN bot_since timestamptz, ADD COLUMN bot_until timestamptz;
CREATE INDEX conversation_bot ON conversation (bot_id) WHERE bot_id IS NOT NULL;

CREATE FUNCTION note_incoming() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT workspace_id, 'incoming', contact_id, id, '', created_at FROM fresh
   WHERE direction = 'in' AND workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'incoming' = ANY(e.taps)) ORDER BY id;
  RETURN NULL;
END $$;

CREATE FUNCTION note_receipts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT n.workspace_id, 'receipt', n.contact_id, n.id, n.status::text,
         coalesce(CASE n.status WHEN 'sent' THEN n.sent_at WHEN 'delivered' THEN n.delivered_at
                                WHEN 'read' THEN n.read_at ELSE n.failed_at END, clock_timestamp())
    FROM fresh n JOIN earlier USING (id)
   WHERE n.status IN ('sent', 'delivered', 'read', 'failed') AND n.status IS DISTINCT FROM earlier.status
     AND n.workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'receipt' = ANY(e.taps)) ORDER BY n.id;
  RETURN NULL;
END $$;

CREATE FUNCTION note_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT workspace_id, 'consent', contact_id, id, '', at FROM fresh
   WHERE workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'consent' = ANY(e.taps)) ORDER BY id;
  RETURN NULL;
END $$;

CREATE FUNCTION note_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT workspace_id, 'run', contact_id, id, detail, at
    FROM fresh, LATERAL (VALUES (1, 'entered', started_at), (2, 'left', ended_at)) x (n, detail, at)
   WHERE x.at IS NOT NULL AND workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'run' = ANY(e.taps)) ORDER BY id, n;
  RETURN NULL;
END $$;

CREATE FUNCTION note_ended_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT n.workspace_id, 'run', n.contact_id, n.id, 'left', n.ended_at FROM fresh n JOIN earlier USING (id)
   WHERE n.status <> 'active' AND earlier.status = 'active' AND n.workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'run' = ANY(e.taps)) ORDER BY n.id;
  RETURN NULL;
END $$;

CREATE FUNCTION note_new_templates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, subject_id, detail, at)
  SELECT workspace_id, 'template', id, status, synced_at FROM fresh
   WHERE workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'template' = ANY(e.taps)) ORDER BY id;
  RETURN NULL;
END $$;

CREATE FUNCTION note_templates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, subject_id, detail, at)
  SELECT n.workspace_id, 'template', n.id, n.status, n.synced_at FROM fresh n JOIN earlier USING (id)
   WHERE n.status <> earlier.status AND n.workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'template' = ANY(e.taps)) ORDER BY n.id;
  RETURN NULL;
END $$;

CREATE TRIGGER webhook_incoming AFTER INSERT ON message
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_incoming();
CREATE TRIGGER webhook_receipt AFTER UPDATE ON message
  REFERENCING NEW TABLE AS fresh OLD TABLE AS earlier FOR EACH STATEMENT EXECUTE FUNCTION note_receipts();
CREATE TRIGGER webhook_consent AFTER INSERT ON consent_entry
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_consent();
CREATE TRIGGER webhook_run AFTER INSERT ON run
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_runs();
CREATE TRIGGER webhook_run_end AFTER UPDATE ON run
  REFERENCING NEW TABLE AS fresh OLD TABLE AS earlier FOR EACH STATEMENT EXECUTE FUNCTION note_ended_runs();
CREATE TRIGGER webhook_template AFTER INSERT ON template
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_new_templates();
CREATE TRIGGER webhook_template_status AFTER UPDATE ON template
  REFERENCING NEW TABLE AS fresh OLD TABLE AS earlier FOR EACH STATEMENT EXECUTE FUNCTION note_templates();

-- They cost nothing while nobody listens; the server enables those that some endpoint needs.
ALTER TABLE message DISABLE TRIGGER webhook_incoming, DISABLE TRIGGER webhook_receipt;
ALTER TABLE consent_entry DISABLE TRIGGER webhook_consent;
ALTER TABLE run DISABLE TRIGGER webhook_run, DISABLE TRIGGER webhook_run_end;
ALTER TABLE template DISABLE TRIGGER webhook_template, DISABLE TRIGGER webhook_template_status;
`;

const DOWN = `
DROP TRIGGER webhook_incoming ON message;
DROP TRIGGER webhook_receipt ON message;
DROP TRIGGER webhook_consent ON consent_entry;
DROP TRIGGER webhook_run ON run;
DROP TRIGGER webhook_run_end ON run;
DROP TRIGGER webhook_template ON template;
DROP TRIGGER webhook_template_status ON template;
DROP FUNCTION note_incoming, note_receipts, note_consent, note_runs, note_ended_runs, note_new_templates, note_templates;
ALTER TABLE conversation DROP COLUMN bot_id, DROP COLUMN bot_since, DROP COLUMN bot_until;
DROP TABLE webhook_attempt, webhook_queue, webhook_delivery, webhook_event, webhook_fact, webhook_endpoint;
DELETE FROM rule WHERE definition->'action'->>'type' = 'bot';
`;
