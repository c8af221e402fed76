import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables: who we talk to, what is drawn, who walks it, and the queues that move them. */
export class Spine1764000000001 implements MigrationInterface {
  readonly name = 'Spine1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE workspace (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE channel (
  id                    uuid PRIMARY KEY,
  workspace_id          uuid NOT NULL REFERENCES workspace (id),
  name                  text NOT NULL,
  provider              text NOT NULL,
  display_phone_number  text NOT NULL,
  phone_number_id       text NOT NULL,
  waba_id               text NOT NULL,
  base_url              text NOT NULL,
  access_token          text NOT NULL,
  app_secret            text NOT NULL,
  verify_token          text NOT NULL,
  throughput_per_second integer NOT NULL CHECK (throughput_per_second > 0),
  created_at            timestamptz NOT NULL,
  UNIQUE (provider, phone_number_id)
);
CREATE INDEX channel_workspace ON channel (workspace_id);

-- One row a channel, locked while its queue is claimed: the token bucket holds across any number of senders.
CREATE TABLE channel_throughput (
  channel_id uuid PRIMARY KEY REFERENCES channel (id),
  tokens     double precision NOT NULL,
  filled_at  timestamptz NOT NULL,
  held_until timestamptz
);

CREATE TABLE contact (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  lane         smallint NOT NULL,
  name         text NOT NULL DEFAULT '',
  phone        text NOT NULL DEFAULT '',
  language     text NOT NULL DEFAULT '',
  attributes   jsonb NOT NULL DEFAULT '{}',
  tags         text[] NOT NULL DEFAULT '{}',
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX contact_workspace ON contact (workspace_id, id);

-- Deferrable, because an address is claimed first and its contact is written only by whoever won the claim.
CREATE TABLE contact_address (
  workspace_id uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('phone', 'wa_id', 'user_id')),
  value        text NOT NULL,
  contact_id   uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (workspace_id, kind, value)
);
CREATE INDEX contact_address_contact ON contact_address (contact_id);

CREATE TABLE consent_entry (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  contact_id   uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  topic        text NOT NULL CHECK (topic IN ('all', 'marketing', 'utility', 'authentication')),
  state        text NOT NULL CHECK (state IN ('in', 'out')),
  source       text NOT NULL,
  evidence     text NOT NULL DEFAULT '',
  message_id   uuid,
  at           timestamptz NOT NULL
);
CREATE INDEX consent_entry_contact ON consent_entry (contact_id, at DESC, id DESC);

-- The newest ledger entry of each topic, kept with the ledger in one transaction.
CREATE TABLE consent (
  contact_id uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  topic      text NOT NULL,
  state      text NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (contact_id, topic)
);

CREATE TABLE template (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  waba_id      text NOT NULL,
  provider_id  text NOT NULL,
  name         text NOT NULL,
  language     text NOT NULL,
  status       text NOT NULL,
  category     text NOT NULL,
  components   jsonb NOT NULL,
  synced_at    timestamptz NOT NULL,
  UNIQUE (workspace_id, waba_id, name, language)
);

CREATE TABLE journey (
  id                 uuid PRIMARY KEY,
  workspace_id       uuid NOT NULL REFERENCES workspace (id),
  name               text NOT NULL,
  status             text NOT NULL CHECK (status IN ('draft', 'live', 'paused')),
  draft              jsonb NOT NULL,
  draft_revision     integer NOT NULL DEFAULT 1,
  current_version_id uuid,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  UNIQUE (workspace_id, name)
);

CREATE TABLE journey_version (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id),
  journey_id   uuid NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
  number       integer NOT NULL,
  document     jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  UNIQUE (journey_id, number)
);
ALTER TABLE journey ADD FOREIGN KEY (current_version_id) REFERENCES journey_version (id);

CREATE TABLE conversation (
  id                uuid PRIMARY KEY,
  workspace_id      uuid NOT NULL,
  channel_id        uuid NOT NULL REFERENCES channel (id),
  contact_id        uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  last_inbound_at   timestamptz,
  window_expires_at timestamptz,
  unread            integer NOT NULL DEFAULT 0,
  UNIQUE (channel_id, contact_id)
) WITH (fillfactor = 70);
CREATE INDEX conversation_contact ON conversation (contact_id);

-- What moves a run must be small: no foreign keys on the tables of the hot path, and no index on a column that changes.
CREATE TABLE run (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  journey_id   uuid NOT NULL,
  version_id   uuid NOT NULL,
  channel_id   uuid NOT NULL,
  contact_id   uuid NOT NULL,
  lane         smallint NOT NULL,
  status       text NOT NULL CHECK (status IN ('active', 'ended', 'failed')),
  state        json NOT NULL,
  started_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  ended_at     timestamptz
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX run_active ON run (contact_id, journey_id) WHERE status = 'active';
CREATE INDEX run_contact ON run (contact_id, id);
CREATE INDEX run_journey ON run (journey_id, id);

-- Events that wait for the engine; deleted when they were applied.
CREATE TABLE event (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lane        smallint NOT NULL,
  contact_id  uuid NOT NULL,
  channel_id  uuid NOT NULL,
  run_id      uuid,
  payload     json NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX event_lane ON event (lane, id);

-- Events of people whose journey is paused; moved back, ids and order kept, when it is resumed.
CREATE TABLE held_event (
  id          bigint PRIMARY KEY,
  journey_id  uuid NOT NULL,
  lane        smallint NOT NULL,
  contact_id  uuid NOT NULL,
  channel_id  uuid NOT NULL,
  run_id      uuid,
  payload     json NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX held_event_journey ON held_event (journey_id, id);

-- Events that the engine could not apply, for a person to look at.
CREATE TABLE dead_event (
  id          bigint PRIMARY KEY,
  lane        smallint NOT NULL,
  contact_id  uuid NOT NULL,
  channel_id  uuid NOT NULL,
  run_id      uuid,
  payload     json NOT NULL,
  received_at timestamptz NOT NULL,
  error       text NOT NULL,
  died_at     timestamptz NOT NULL
);

-- Webhook parts that we do not understand, kept as they came.
CREATE TABLE unknown_webhook (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel_id  uuid NOT NULL,
  field       text NOT NULL,
  payload     json NOT NULL,
  received_at timestamptz NOT NULL
);

-- 64 rows that are only ever locked: whoever holds a row works that lane.
CREATE TABLE lane (id smallint PRIMARY KEY);
INSERT INTO lane SELECT generate_series(0, 63);

CREATE TABLE timer (
  run_id uuid NOT NULL,
  token  integer NOT NULL,
  lane   smallint NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, token)
);
CREATE INDEX timer_due ON timer (lane, due_at);

CREATE TABLE visit (
  run_id     uuid NOT NULL,
  revision   integer NOT NULL,
  version_id uuid NOT NULL,
  node_id    text NOT NULL,
  entered_at timestamptz NOT NULL,
  left_at    timestamptz NOT NULL,
  output     text,
  cause      text NOT NULL,
  problem    text,
  verdicts   json NOT NULL,
  PRIMARY KEY (run_id, revision)
);

-- The order of the values is the order in which a message grows: a receipt only moves it forward.
CREATE TYPE message_status AS ENUM
  ('queued', 'sending', 'unknown', 'accepted', 'sent', 'delivered', 'read', 'failed', 'cancelled');

CREATE TABLE message (
  id             uuid PRIMARY KEY,
  workspace_id   uuid NOT NULL,
  channel_id     uuid NOT NULL,
  contact_id     uuid NOT NULL,
  direction      text NOT NULL CHECK (direction IN ('in', 'out')),
  provider_id    text,
  body           json NOT NULL,
  text           text NOT NULL,
  at             timestamptz NOT NULL,
  created_at     timestamptz NOT NULL,
  -- What follows is of outgoing messages.
  status         message_status,
  run_id         uuid,
  journey_id     uuid,
  version_id     uuid,
  node_id        text,
  revision       integer,
  awaits_receipt boolean NOT NULL DEFAULT false,
  topic          text,
  accepted_at    timestamptz,
  problem        text,
  problem_detail text,
  idempotency_key text
) WITH (fillfactor = 50);
-- A visit sends one message at most: writing it again, after whatever crash, finds the first one.
CREATE UNIQUE INDEX message_visit ON message (run_id, revision) WHERE run_id IS NOT NULL;
CREATE UNIQUE INDEX message_provider ON message (channel_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE UNIQUE INDEX message_idempotency ON message (channel_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX message_thread ON message (contact_id, channel_id, at, id);

-- Messages on their way to the provider; the row goes when the provider has answered.
CREATE TABLE outbox (
  message_id  uuid PRIMARY KEY,
  channel_id  uuid NOT NULL,
  contact_id  uuid NOT NULL,
  journey_id  uuid,
  -- Product time before which it must not be tried again.
  not_before  timestamptz,
  -- Machine time: when the sender that took it counts as dead.
  lease_until timestamptz,
  attempt     smallint NOT NULL DEFAULT 0
);
CREATE INDEX outbox_waiting ON outbox (channel_id, message_id) WHERE lease_until IS NULL;
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX outbox_contact ON outbox (contact_id);

CREATE TABLE counter (
  version_id uuid NOT NULL,
  node_id    text NOT NULL,
  metric     text NOT NULL,
  n          bigint NOT NULL,
  PRIMARY KEY (version_id, node_id, metric)
);
-- Append only, folded into counter every moment: no two writers ever wait for the same row.
CREATE TABLE counter_delta (
  version_id uuid NOT NULL,
  node_id    text NOT NULL,
  metric     text NOT NULL,
  n          integer NOT NULL
);

-- How far the sandbox clock is ahead of the machine's; one row, only used when the sandbox is on.
CREATE TABLE sandbox_clock (
  id       smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  ahead_ms bigint NOT NULL DEFAULT 0
);
INSERT INTO sandbox_clock DEFAULT VALUES;

DO $$
DECLARE queue text;
BEGIN
  FOREACH queue IN ARRAY ARRAY['event', 'timer', 'outbox', 'counter_delta'] LOOP
    EXECUTE format('ALTER TABLE %I SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, '
      'autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, '
      'autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000, autovacuum_vacuum_cost_delay = 0)', queue);
  END LOOP;
END $$;
`;

const DOWN = `
DROP TABLE sandbox_clock, counter_delta, counter, outbox, message, visit, timer, lane, unknown_webhook,
  dead_event, held_event, event, run, conversation, journey_version, journey, template, consent, consent_entry,
  contact_address, contact, channel_throughput, channel, workspace CASCADE;
DROP TYPE message_status;
`;
