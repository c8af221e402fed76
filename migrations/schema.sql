-- What the migrations leave behind. Rewritten by: npm run schema

CREATE TYPE message_status AS ENUM ('queued', 'sending', 'unknown', 'accepted', 'sent', 'delivered', 'read', 'failed', 'cancelled');

CREATE OR REPLACE FUNCTION public.note_consent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT workspace_id, 'consent', contact_id, id, '', at FROM fresh
   WHERE workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'consent' = ANY(e.taps)) ORDER BY id;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_ended_runs()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT n.workspace_id, 'run', n.contact_id, n.id, 'left', n.ended_at FROM fresh n JOIN earlier USING (id)
   WHERE n.status <> 'active' AND earlier.status = 'active' AND n.workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'run' = ANY(e.taps)) ORDER BY n.id;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_incoming()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT workspace_id, 'incoming', contact_id, id, '', created_at FROM fresh
   WHERE direction = 'in' AND workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'incoming' = ANY(e.taps)) ORDER BY id;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_late_goal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO late_change (workspace_id, at, contact_id)
  SELECT workspace_id, date_bin('15 minutes', NEW.at, 'epoch'), contact_id FROM run WHERE id = NEW.run_id;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_late_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN NEW := OLD; END IF;
  INSERT INTO late_change (workspace_id, at, contact_id)
  VALUES (NEW.workspace_id, date_bin('15 minutes', NEW.created_at, 'epoch'), NEW.contact_id);
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_late_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'DELETE' THEN NEW := OLD; END IF;
  INSERT INTO late_change (workspace_id, at, contact_id)
  VALUES (NEW.workspace_id, date_bin('15 minutes', NEW.started_at, 'epoch'), NEW.contact_id);
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_late_visit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$
;

CREATE OR REPLACE FUNCTION public.note_new_templates()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, subject_id, detail, at)
  SELECT workspace_id, 'template', id, status, synced_at FROM fresh
   WHERE workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'template' = ANY(e.taps)) ORDER BY id;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_receipts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT n.workspace_id, 'receipt', n.contact_id, n.id, n.status::text,
         coalesce(CASE n.status WHEN 'sent' THEN n.sent_at WHEN 'delivered' THEN n.delivered_at
                                WHEN 'read' THEN n.read_at ELSE n.failed_at END, clock_timestamp())
    FROM fresh n JOIN earlier USING (id)
   WHERE n.status IN ('sent', 'delivered', 'read', 'failed') AND n.status IS DISTINCT FROM earlier.status
     AND n.workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'receipt' = ANY(e.taps)) ORDER BY n.id;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_runs()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
  SELECT workspace_id, 'run', contact_id, id, detail, at
    FROM fresh, LATERAL (VALUES (1, 'entered', started_at), (2, 'left', ended_at)) x (n, detail, at)
   WHERE x.at IS NOT NULL AND workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'run' = ANY(e.taps)) ORDER BY id, n;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.note_templates()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO webhook_fact (workspace_id, tap, subject_id, detail, at)
  SELECT n.workspace_id, 'template', n.id, n.status, n.synced_at FROM fresh n JOIN earlier USING (id)
   WHERE n.status <> earlier.status AND n.workspace_id IN (SELECT e.workspace_id FROM webhook_endpoint e WHERE e.enabled AND 'template' = ANY(e.taps)) ORDER BY n.id;
  RETURN NULL;
END $function$
;

CREATE TABLE agent (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  color text NOT NULL,
  available boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT agent_pkey PRIMARY KEY (id),
  CONSTRAINT agent_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE attachment (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  media_id text NOT NULL,
  kind text NOT NULL,
  mime_type text NOT NULL,
  filename text NOT NULL,
  bytes integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT attachment_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  CONSTRAINT attachment_pkey PRIMARY KEY (id),
  CONSTRAINT attachment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE canned_reply (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  shortcut text NOT NULL,
  text text NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT canned_reply_pkey PRIMARY KEY (id),
  CONSTRAINT canned_reply_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE channel (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  provider text NOT NULL,
  display_phone_number text NOT NULL,
  phone_number_id text NOT NULL,
  waba_id text NOT NULL,
  base_url text NOT NULL,
  access_token text NOT NULL,
  app_secret text NOT NULL,
  verify_token text NOT NULL,
  throughput_per_second integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT channel_pkey PRIMARY KEY (id),
  CONSTRAINT channel_provider_phone_number_id_key UNIQUE (provider, phone_number_id),
  CONSTRAINT channel_throughput_per_second_check CHECK ((throughput_per_second > 0)),
  CONSTRAINT channel_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE channel_throughput (
  channel_id uuid NOT NULL,
  tokens double precision NOT NULL,
  filled_at timestamp with time zone NOT NULL,
  held_until timestamp with time zone,
  CONSTRAINT channel_throughput_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  CONSTRAINT channel_throughput_pkey PRIMARY KEY (channel_id)
);

CREATE TABLE click (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  at timestamp with time zone NOT NULL,
  agent text NOT NULL,
  CONSTRAINT click_pkey PRIMARY KEY (id)
);

CREATE TABLE consent (
  contact_id uuid NOT NULL,
  topic text NOT NULL,
  state text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT consent_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT consent_pkey PRIMARY KEY (contact_id, topic)
);

CREATE TABLE consent_entry (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  topic text NOT NULL,
  state text NOT NULL,
  source text NOT NULL,
  evidence text DEFAULT ''::text NOT NULL,
  message_id uuid,
  at timestamp with time zone NOT NULL,
  CONSTRAINT consent_entry_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT consent_entry_pkey PRIMARY KEY (id),
  CONSTRAINT consent_entry_state_check CHECK ((state = ANY (ARRAY['in'::text, 'out'::text]))),
  CONSTRAINT consent_entry_topic_check CHECK ((topic = ANY (ARRAY['all'::text, 'marketing'::text, 'utility'::text, 'authentication'::text])))
);

CREATE TABLE contact (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  lane smallint NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  phone text DEFAULT ''::text NOT NULL,
  language text DEFAULT ''::text NOT NULL,
  attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
  tags text[] DEFAULT '{}'::text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  time_zone text DEFAULT ''::text NOT NULL,
  CONSTRAINT contact_pkey PRIMARY KEY (id),
  CONSTRAINT contact_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE contact_address (
  workspace_id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  contact_id uuid NOT NULL,
  CONSTRAINT contact_address_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT contact_address_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'wa_id'::text, 'user_id'::text]))),
  CONSTRAINT contact_address_pkey PRIMARY KEY (workspace_id, kind, value)
);

CREATE TABLE contact_event (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  name text NOT NULL,
  properties jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT contact_event_pkey PRIMARY KEY (id, at)
);

CREATE TABLE contact_event_key (
  workspace_id uuid NOT NULL,
  key text NOT NULL,
  event_id uuid NOT NULL,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT contact_event_key_pkey PRIMARY KEY (workspace_id, key)
);

CREATE TABLE conversation (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  last_inbound_at timestamp with time zone,
  window_expires_at timestamp with time zone,
  unread integer DEFAULT 0 NOT NULL,
  status text DEFAULT 'bot'::text NOT NULL,
  assigned_to text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  opened_at timestamp with time zone,
  taken_by_hand boolean DEFAULT false NOT NULL,
  agent_id uuid,
  team_id uuid,
  bot_id uuid,
  bot_since timestamp with time zone,
  bot_until timestamp with time zone,
  CONSTRAINT conversation_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL,
  CONSTRAINT conversation_bot_id_fkey FOREIGN KEY (bot_id) REFERENCES webhook_endpoint(id) ON DELETE SET NULL,
  CONSTRAINT conversation_channel_id_contact_id_key UNIQUE (channel_id, contact_id),
  CONSTRAINT conversation_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channel(id),
  CONSTRAINT conversation_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(id) ON DELETE CASCADE,
  CONSTRAINT conversation_pkey PRIMARY KEY (id),
  CONSTRAINT conversation_status_check CHECK ((status = ANY (ARRAY['bot'::text, 'open'::text, 'resolved'::text]))),
  CONSTRAINT conversation_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE SET NULL
)
WITH (fillfactor=70);

CREATE TABLE conversation_label (
  conversation_id uuid NOT NULL,
  label_id uuid NOT NULL,
  CONSTRAINT conversation_label_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE,
  CONSTRAINT conversation_label_label_id_fkey FOREIGN KEY (label_id) REFERENCES label(id) ON DELETE CASCADE,
  CONSTRAINT conversation_label_pkey PRIMARY KEY (conversation_id, label_id)
);

CREATE TABLE conversation_note (
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  agent_id uuid,
  agent_name text NOT NULL,
  text text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT conversation_note_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE,
  CONSTRAINT conversation_note_pkey PRIMARY KEY (id)
);

CREATE TABLE conversion (
  run_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  withheld boolean NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT conversion_pkey PRIMARY KEY (run_id),
  CONSTRAINT conversion_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE CASCADE
);

CREATE TABLE counter (
  version_id uuid NOT NULL,
  node_id text NOT NULL,
  metric text NOT NULL,
  n bigint NOT NULL,
  CONSTRAINT counter_pkey PRIMARY KEY (version_id, node_id, metric)
);

CREATE TABLE counter_delta (
  version_id uuid NOT NULL,
  node_id text NOT NULL,
  metric text NOT NULL,
  n integer NOT NULL
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE date_launch (
  id uuid NOT NULL,
  journey_id uuid NOT NULL,
  node_id text NOT NULL,
  config jsonb NOT NULL,
  since timestamp with time zone NOT NULL,
  look_at timestamp with time zone NOT NULL,
  reached uuid,
  CONSTRAINT date_launch_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT date_launch_journey_id_node_id_key UNIQUE (journey_id, node_id),
  CONSTRAINT date_launch_pkey PRIMARY KEY (id)
);

CREATE TABLE date_plan (
  journey_id uuid NOT NULL,
  version_id uuid NOT NULL,
  CONSTRAINT date_plan_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT date_plan_pkey PRIMARY KEY (journey_id)
);

CREATE TABLE date_start (
  launch_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  occasion text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  CONSTRAINT date_start_launch_id_fkey FOREIGN KEY (launch_id) REFERENCES date_launch(id) ON DELETE CASCADE,
  CONSTRAINT date_start_pkey PRIMARY KEY (launch_id, contact_id, occasion)
);

CREATE TABLE dead_event (
  id bigint NOT NULL,
  lane smallint NOT NULL,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  run_id uuid,
  payload json NOT NULL,
  received_at timestamp with time zone NOT NULL,
  error text NOT NULL,
  died_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone,
  CONSTRAINT dead_event_pkey PRIMARY KEY (id)
);

CREATE TABLE doctor_report (
  workspace_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  findings json NOT NULL,
  CONSTRAINT doctor_report_pkey PRIMARY KEY (workspace_id),
  CONSTRAINT doctor_report_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  lane smallint NOT NULL,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  run_id uuid,
  payload json NOT NULL,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (id)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE handover (
  run_id uuid NOT NULL,
  revision integer NOT NULL,
  node_id text NOT NULL,
  channel_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  assigned_to text NOT NULL,
  note text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT handover_pkey PRIMARY KEY (run_id, revision)
);

CREATE TABLE held_event (
  id bigint NOT NULL,
  journey_id uuid NOT NULL,
  lane smallint NOT NULL,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  run_id uuid,
  payload json NOT NULL,
  received_at timestamp with time zone NOT NULL,
  release_at timestamp with time zone,
  CONSTRAINT held_event_pkey PRIMARY KEY (id)
);

CREATE TABLE inaction_watch (
  journey_id uuid NOT NULL,
  node_id text NOT NULL,
  contact_id uuid NOT NULL,
  key text NOT NULL,
  lane smallint NOT NULL,
  channel_id uuid NOT NULL,
  properties json NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  CONSTRAINT inaction_watch_pkey PRIMARY KEY (journey_id, node_id, contact_id, key)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE journey (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  status text NOT NULL,
  draft jsonb NOT NULL,
  draft_revision integer DEFAULT 1 NOT NULL,
  current_version_id uuid,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  archived_at timestamp with time zone,
  spread_until timestamp with time zone,
  rule_place integer,
  CONSTRAINT journey_current_version_id_fkey FOREIGN KEY (current_version_id) REFERENCES journey_version(id),
  CONSTRAINT journey_pkey PRIMARY KEY (id),
  CONSTRAINT journey_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'live'::text, 'paused'::text, 'stopping'::text, 'stopped'::text]))),
  CONSTRAINT journey_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id),
  CONSTRAINT journey_workspace_id_name_key UNIQUE (workspace_id, name)
);

CREATE TABLE journey_audit (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  who text NOT NULL,
  action text NOT NULL,
  details jsonb NOT NULL,
  CONSTRAINT journey_audit_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT journey_audit_pkey PRIMARY KEY (id),
  CONSTRAINT journey_audit_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE journey_task (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  change jsonb NOT NULL,
  total integer NOT NULL,
  asked integer DEFAULT 0 NOT NULL,
  cursor uuid,
  moved integer DEFAULT 0 NOT NULL,
  ended integer DEFAULT 0 NOT NULL,
  stayed integer DEFAULT 0 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT journey_task_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT journey_task_pkey PRIMARY KEY (id),
  CONSTRAINT journey_task_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE journey_version (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  number integer NOT NULL,
  document jsonb NOT NULL,
  published_at timestamp with time zone NOT NULL,
  CONSTRAINT journey_version_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT journey_version_journey_id_number_key UNIQUE (journey_id, number),
  CONSTRAINT journey_version_pkey PRIMARY KEY (id),
  CONSTRAINT journey_version_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE label (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  color text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT label_pkey PRIMARY KEY (id),
  CONSTRAINT label_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE lane (
  id smallint NOT NULL,
  CONSTRAINT lane_pkey PRIMARY KEY (id)
);

CREATE TABLE late_change (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  workspace_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  contact_id uuid NOT NULL,
  CONSTRAINT late_change_pkey PRIMARY KEY (id)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE launch_plan (
  journey_id uuid NOT NULL,
  version_id uuid NOT NULL,
  CONSTRAINT launch_plan_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT launch_plan_pkey PRIMARY KEY (journey_id)
);

CREATE TABLE link (
  code text NOT NULL,
  message_id uuid NOT NULL,
  url text NOT NULL,
  clicks integer DEFAULT 0 NOT NULL,
  first_clicked_at timestamp with time zone,
  CONSTRAINT link_pkey PRIMARY KEY (code)
);

CREATE TABLE message (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  direction text NOT NULL,
  provider_id text,
  body json NOT NULL,
  text text NOT NULL,
  at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  status message_status,
  run_id uuid,
  journey_id uuid,
  version_id uuid,
  node_id text,
  revision integer,
  awaits_receipt boolean DEFAULT false NOT NULL,
  topic text,
  accepted_at timestamp with time zone,
  problem text,
  problem_detail text,
  idempotency_key text,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  failed_at timestamp with time zone,
  clicked_at timestamp with time zone,
  rule_id uuid,
  agent_id uuid,
  pricing text,
  bot_id uuid,
  callback_data text,
  CONSTRAINT message_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  CONSTRAINT message_pkey PRIMARY KEY (id)
)
WITH (fillfactor=50);

CREATE TABLE outbox (
  message_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  journey_id uuid,
  not_before timestamp with time zone,
  lease_until timestamp with time zone,
  attempt smallint DEFAULT 0 NOT NULL,
  rules jsonb,
  quiet_until timestamp with time zone,
  CONSTRAINT outbox_pkey PRIMARY KEY (message_id)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE quarter_failure (
  workspace_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  contact_id uuid NOT NULL,
  type text NOT NULL,
  code text NOT NULL,
  times integer NOT NULL,
  last_at timestamp with time zone NOT NULL,
  last_message_id uuid,
  CONSTRAINT quarter_failure_type_check CHECK ((type = ANY (ARRAY['failed'::text, 'blocked'::text])))
);

CREATE TABLE quarter_sum (
  workspace_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  journey_id uuid,
  came integer NOT NULL,
  came_at timestamp with time zone[],
  written integer NOT NULL,
  waiting integer NOT NULL,
  sent integer NOT NULL,
  delivered integer NOT NULL,
  read integer NOT NULL,
  clicked integer NOT NULL,
  failed integer NOT NULL,
  cancelled integer NOT NULL,
  first_sent_at timestamp with time zone,
  runs integer NOT NULL,
  withheld integer NOT NULL,
  goals integer NOT NULL
);

CREATE TABLE rule (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  definition json NOT NULL,
  enabled boolean NOT NULL,
  place integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT rule_pkey PRIMARY KEY (id),
  CONSTRAINT rule_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE rule_match (
  message_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT rule_match_pkey PRIMARY KEY (message_id)
);

CREATE TABLE run (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  version_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  lane smallint NOT NULL,
  status text NOT NULL,
  state json NOT NULL,
  started_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  key text DEFAULT ''::text NOT NULL,
  CONSTRAINT run_pkey PRIMARY KEY (id),
  CONSTRAINT run_status_check CHECK ((status = ANY (ARRAY['active'::text, 'ended'::text, 'failed'::text])))
)
WITH (fillfactor=50);

CREATE TABLE run_callback (
  run_id uuid NOT NULL,
  data text NOT NULL,
  CONSTRAINT run_callback_pkey PRIMARY KEY (run_id),
  CONSTRAINT run_callback_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE CASCADE
);

CREATE TABLE sandbox_clock (
  id smallint DEFAULT 1 NOT NULL,
  ahead_ms bigint DEFAULT 0 NOT NULL,
  CONSTRAINT sandbox_clock_id_check CHECK ((id = 1)),
  CONSTRAINT sandbox_clock_pkey PRIMARY KEY (id)
);

CREATE TABLE scenario (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  name text NOT NULL,
  document jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT scenario_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT scenario_journey_id_name_key UNIQUE (journey_id, name),
  CONSTRAINT scenario_pkey PRIMARY KEY (id),
  CONSTRAINT scenario_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE segment (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT segment_pkey PRIMARY KEY (id),
  CONSTRAINT segment_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id),
  CONSTRAINT segment_workspace_id_name_key UNIQUE (workspace_id, name)
);

CREATE TABLE segment_launch (
  id uuid NOT NULL,
  journey_id uuid NOT NULL,
  node_id text NOT NULL,
  segment_id uuid NOT NULL,
  occasion text NOT NULL,
  mode text NOT NULL,
  status text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  reached uuid,
  members integer,
  started integer DEFAULT 0 NOT NULL,
  CONSTRAINT segment_launch_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES journey(id) ON DELETE CASCADE,
  CONSTRAINT segment_launch_journey_id_node_id_segment_id_occasion_key UNIQUE (journey_id, node_id, segment_id, occasion),
  CONSTRAINT segment_launch_mode_check CHECK ((mode = ANY (ARRAY['once'::text, 'entering'::text]))),
  CONSTRAINT segment_launch_pkey PRIMARY KEY (id),
  CONSTRAINT segment_launch_segment_id_fkey FOREIGN KEY (segment_id) REFERENCES segment(id) ON DELETE CASCADE,
  CONSTRAINT segment_launch_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text])))
);

CREATE TABLE segment_launch_contact (
  launch_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  CONSTRAINT segment_launch_contact_launch_id_fkey FOREIGN KEY (launch_id) REFERENCES segment_launch(id) ON DELETE CASCADE,
  CONSTRAINT segment_launch_contact_pkey PRIMARY KEY (launch_id, contact_id)
);

CREATE TABLE start_request (
  workspace_id uuid NOT NULL,
  journey_id uuid NOT NULL,
  key text NOT NULL,
  answer json,
  at timestamp with time zone NOT NULL,
  CONSTRAINT start_request_pkey PRIMARY KEY (workspace_id, journey_id, key)
);

CREATE TABLE summed (
  id smallint DEFAULT 1 NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT summed_id_check CHECK ((id = 1)),
  CONSTRAINT summed_pkey PRIMARY KEY (id)
);

CREATE TABLE team (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  name text NOT NULL,
  round_robin boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT team_pkey PRIMARY KEY (id),
  CONSTRAINT team_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE team_member (
  team_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  turn bigint DEFAULT 0 NOT NULL,
  CONSTRAINT team_member_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE,
  CONSTRAINT team_member_pkey PRIMARY KEY (team_id, agent_id),
  CONSTRAINT team_member_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(id) ON DELETE CASCADE
);

CREATE TABLE template (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  waba_id text NOT NULL,
  provider_id text NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  status text NOT NULL,
  category text NOT NULL,
  components jsonb NOT NULL,
  synced_at timestamp with time zone NOT NULL,
  CONSTRAINT template_pkey PRIMARY KEY (id),
  CONSTRAINT template_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id),
  CONSTRAINT template_workspace_id_waba_id_name_language_key UNIQUE (workspace_id, waba_id, name, language)
);

CREATE TABLE timer (
  run_id uuid NOT NULL,
  token integer NOT NULL,
  lane smallint NOT NULL,
  due_at timestamp with time zone NOT NULL,
  CONSTRAINT timer_pkey PRIMARY KEY (run_id, token)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE unknown_webhook (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  channel_id uuid NOT NULL,
  field text NOT NULL,
  payload json NOT NULL,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT unknown_webhook_pkey PRIMARY KEY (id)
);

CREATE TABLE visit (
  run_id uuid NOT NULL,
  revision integer NOT NULL,
  version_id uuid NOT NULL,
  node_id text NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone NOT NULL,
  output text,
  cause text NOT NULL,
  problem text,
  verdicts json NOT NULL,
  CONSTRAINT visit_pkey PRIMARY KEY (run_id, revision)
);

CREATE TABLE web_call (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  journey_id uuid,
  run_id uuid,
  node_id text,
  revision integer,
  contact_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  request json,
  timeout_ms integer NOT NULL,
  retries integer NOT NULL,
  failures integer DEFAULT 0 NOT NULL,
  not_before timestamp with time zone,
  lease_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  http_status integer,
  problem text,
  rule_id uuid,
  message_id uuid,
  CONSTRAINT web_call_asker CHECK (
CASE
    WHEN (rule_id IS NULL) THEN ((journey_id IS NOT NULL) AND (run_id IS NOT NULL) AND (node_id IS NOT NULL) AND (revision IS NOT NULL))
    ELSE ((message_id IS NOT NULL) AND (run_id IS NULL))
END),
  CONSTRAINT web_call_pkey PRIMARY KEY (id)
);

CREATE TABLE webhook_attempt (
  delivery_id bigint NOT NULL,
  number integer NOT NULL,
  at timestamp with time zone NOT NULL,
  took_ms integer NOT NULL,
  http_status integer,
  problem text,
  answer text NOT NULL,
  CONSTRAINT webhook_attempt_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES webhook_delivery(id) ON DELETE CASCADE,
  CONSTRAINT webhook_attempt_pkey PRIMARY KEY (delivery_id, number)
);

CREATE TABLE webhook_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  workspace_id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  order_key uuid NOT NULL,
  message_id uuid,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  failures integer DEFAULT 0 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  since timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT webhook_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE,
  CONSTRAINT webhook_delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES webhook_event(id) ON DELETE CASCADE,
  CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])))
);

CREATE TABLE webhook_endpoint (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  format text NOT NULL,
  events text[] NOT NULL,
  taps text[] NOT NULL,
  enabled boolean NOT NULL,
  secret text NOT NULL,
  former_secret text,
  former_until timestamp with time zone,
  token_hash text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  failures integer DEFAULT 0 NOT NULL,
  held_until timestamp with time zone,
  delivered_at timestamp with time zone,
  journeys uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  channels uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  CONSTRAINT webhook_endpoint_kind_check CHECK ((kind = ANY (ARRAY['webhook'::text, 'bot'::text]))),
  CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_endpoint_token_hash_key UNIQUE (token_hash),
  CONSTRAINT webhook_endpoint_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);

CREATE TABLE webhook_event (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  type text NOT NULL,
  body json NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT webhook_event_pkey PRIMARY KEY (id)
);

CREATE TABLE webhook_fact (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  workspace_id uuid NOT NULL,
  tap text NOT NULL,
  contact_id uuid,
  subject_id uuid NOT NULL,
  detail text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT webhook_fact_pkey PRIMARY KEY (id)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE webhook_queue (
  endpoint_id uuid NOT NULL,
  order_key uuid NOT NULL,
  due_at timestamp with time zone NOT NULL,
  CONSTRAINT webhook_queue_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE,
  CONSTRAINT webhook_queue_pkey PRIMARY KEY (endpoint_id, order_key)
)
WITH (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=50000, autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_insert_scale_factor=0, autovacuum_vacuum_insert_threshold=100000, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000);

CREATE TABLE workspace (
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  time_zone text DEFAULT 'UTC'::text NOT NULL,
  holdout_percent smallint DEFAULT 0 NOT NULL,
  frequency_cap jsonb,
  business_hours json,
  away_message text DEFAULT ''::text NOT NULL,
  file_key bytea DEFAULT (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) NOT NULL,
  CONSTRAINT workspace_holdout_percent_check CHECK (((holdout_percent >= 0) AND (holdout_percent <= 50))),
  CONSTRAINT workspace_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX agent_name ON public.agent USING btree (workspace_id, lower(name));

CREATE INDEX attachment_age ON public.attachment USING btree (created_at);

CREATE UNIQUE INDEX canned_reply_shortcut ON public.canned_reply USING btree (workspace_id, lower(shortcut));

CREATE INDEX channel_workspace ON public.channel USING btree (workspace_id);

CREATE INDEX click_code ON public.click USING btree (code, at);

CREATE INDEX consent_entry_contact ON public.consent_entry USING btree (contact_id, at DESC, id DESC);

CREATE INDEX contact_workspace ON public.contact USING btree (workspace_id, id);

CREATE INDEX contact_address_contact ON public.contact_address USING btree (contact_id);

CREATE INDEX contact_event_known ON public.contact_event USING btree (workspace_id, name, id);

CREATE INDEX contact_event_name ON public.contact_event USING btree (contact_id, name, at);

CREATE INDEX contact_event_story ON public.contact_event USING btree (contact_id, at, id);

CREATE INDEX contact_event_key_age ON public.contact_event_key USING btree (received_at);

CREATE INDEX conversation_agent ON public.conversation USING btree (agent_id) WHERE (agent_id IS NOT NULL);

CREATE INDEX conversation_bot ON public.conversation USING btree (bot_id) WHERE (bot_id IS NOT NULL);

CREATE INDEX conversation_contact ON public.conversation USING btree (contact_id);

CREATE INDEX conversation_open ON public.conversation USING btree (workspace_id, id) WHERE (status = 'open'::text);

CREATE INDEX conversation_team ON public.conversation USING btree (team_id) WHERE (team_id IS NOT NULL);

CREATE INDEX conversation_label_of ON public.conversation_label USING btree (label_id);

CREATE INDEX conversation_note_of ON public.conversation_note USING btree (conversation_id, at);

CREATE INDEX conversion_at ON public.conversion USING brin (at) WITH (autosummarize='on');

CREATE INDEX conversion_of_journey ON public.conversion USING btree (journey_id, withheld);

CREATE INDEX date_launch_due ON public.date_launch USING btree (look_at);

CREATE INDEX date_start_past ON public.date_start USING btree (launch_id, due_at);

CREATE INDEX event_lane ON public.event USING btree (lane, id);

CREATE INDEX handover_open ON public.handover USING btree (contact_id, channel_id) WHERE (closed_at IS NULL);

CREATE INDEX held_event_journey ON public.held_event USING btree (journey_id, id);

CREATE INDEX held_event_run ON public.held_event USING btree (run_id);

CREATE INDEX inaction_watch_due ON public.inaction_watch USING btree (lane, due_at);

CREATE INDEX journey_audit_journey ON public.journey_audit USING btree (journey_id, id);

CREATE INDEX journey_task_journey ON public.journey_task USING btree (journey_id, id);

CREATE INDEX journey_task_open ON public.journey_task USING btree (id) WHERE (finished_at IS NULL);

CREATE UNIQUE INDEX label_name ON public.label USING btree (workspace_id, lower(name));

CREATE INDEX link_message ON public.link USING btree (message_id);

CREATE INDEX message_created ON public.message USING brin (created_at) WITH (autosummarize='on');

CREATE UNIQUE INDEX message_idempotency ON public.message USING btree (channel_id, idempotency_key) WHERE (idempotency_key IS NOT NULL);

CREATE UNIQUE INDEX message_provider ON public.message USING btree (channel_id, provider_id) WHERE (provider_id IS NOT NULL);

CREATE INDEX message_thread ON public.message USING btree (contact_id, channel_id, at, id);

CREATE UNIQUE INDEX message_visit ON public.message USING btree (run_id, revision) WHERE (run_id IS NOT NULL);

CREATE INDEX message_words ON public.message USING gin (to_tsvector('simple'::regconfig, text)) WITH (fastupdate='on', gin_pending_list_limit='65536');

CREATE INDEX outbox_contact ON public.outbox USING btree (contact_id);

CREATE INDEX outbox_leased ON public.outbox USING btree (lease_until) WHERE (lease_until IS NOT NULL);

CREATE INDEX outbox_quiet ON public.outbox USING btree (quiet_until) WHERE (quiet_until IS NOT NULL);

CREATE INDEX outbox_waiting ON public.outbox USING btree (channel_id, message_id) WHERE ((lease_until IS NULL) AND (quiet_until IS NULL));

CREATE INDEX quarter_failure_at ON public.quarter_failure USING btree (workspace_id, at, contact_id);

CREATE INDEX quarter_sum_at ON public.quarter_sum USING btree (workspace_id, at, contact_id);

CREATE INDEX rule_order ON public.rule USING btree (workspace_id, place);

CREATE INDEX rule_match_rule ON public.rule_match USING btree (rule_id, at);

CREATE UNIQUE INDEX run_active ON public.run USING btree (contact_id, journey_id, key) WHERE (status = 'active'::text);

CREATE INDEX run_contact ON public.run USING btree (contact_id, id);

CREATE INDEX run_here ON public.run USING btree (journey_id, ((state ->> 'node'::text)), id) WHERE (status = 'active'::text);

CREATE INDEX run_journey ON public.run USING btree (journey_id, id);

CREATE INDEX run_started ON public.run USING brin (started_at) WITH (autosummarize='on');

CREATE INDEX segment_launch_due ON public.segment_launch USING btree (due_at) WHERE (status = 'running'::text);

CREATE INDEX start_request_age ON public.start_request USING btree (at);

CREATE UNIQUE INDEX team_name ON public.team USING btree (workspace_id, lower(name));

CREATE INDEX team_member_agent ON public.team_member USING btree (agent_id);

CREATE INDEX timer_due ON public.timer USING btree (lane, due_at);

CREATE INDEX unknown_webhook_news ON public.unknown_webhook USING btree (channel_id, field, id);

CREATE INDEX visit_left ON public.visit USING btree (version_id, node_id, left_at, run_id, revision);

CREATE UNIQUE INDEX web_call_message ON public.web_call USING btree (message_id) WHERE (rule_id IS NOT NULL);

CREATE INDEX web_call_open ON public.web_call USING btree (created_at) WHERE (finished_at IS NULL);

CREATE UNIQUE INDEX web_call_visit ON public.web_call USING btree (run_id, revision);

CREATE INDEX webhook_delivery_dead ON public.webhook_delivery USING btree (endpoint_id, id) WHERE (state = 'dead'::text);

CREATE INDEX webhook_delivery_ended ON public.webhook_delivery USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX webhook_delivery_event ON public.webhook_delivery USING btree (event_id);

CREATE INDEX webhook_delivery_line ON public.webhook_delivery USING btree (endpoint_id, order_key, id) WHERE (state = 'waiting'::text);

CREATE INDEX webhook_delivery_log ON public.webhook_delivery USING btree (endpoint_id, id);

CREATE UNIQUE INDEX webhook_delivery_message ON public.webhook_delivery USING btree (endpoint_id, message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX webhook_endpoint_workspace ON public.webhook_endpoint USING btree (workspace_id);

CREATE INDEX webhook_event_age ON public.webhook_event USING btree (created_at);

CREATE INDEX webhook_fact_bot ON public.webhook_fact USING btree (contact_id) WHERE (tap = 'bot'::text);

CREATE INDEX webhook_queue_due ON public.webhook_queue USING btree (endpoint_id, due_at);

CREATE TRIGGER webhook_consent AFTER INSERT ON public.consent_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_consent();

CREATE TRIGGER late_goal AFTER INSERT ON public.conversion FOR EACH ROW WHEN ((new.at < (now() - '01:00:00'::interval))) EXECUTE FUNCTION note_late_goal();

CREATE TRIGGER late_message AFTER INSERT ON public.message FOR EACH ROW WHEN ((new.created_at < (now() - '01:00:00'::interval))) EXECUTE FUNCTION note_late_message();

CREATE TRIGGER late_message_change AFTER UPDATE OF status, accepted_at, clicked_at, problem ON public.message FOR EACH ROW WHEN (((new.created_at < (now() - '01:00:00'::interval)) AND ((new.status IS DISTINCT FROM old.status) OR (new.accepted_at IS DISTINCT FROM old.accepted_at) OR (new.clicked_at IS DISTINCT FROM old.clicked_at) OR (new.problem IS DISTINCT FROM old.problem)))) EXECUTE FUNCTION note_late_message();

CREATE TRIGGER late_message_gone AFTER DELETE ON public.message FOR EACH ROW WHEN ((old.created_at < (now() - '01:00:00'::interval))) EXECUTE FUNCTION note_late_message();

CREATE TRIGGER webhook_incoming AFTER INSERT ON public.message REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_incoming();

CREATE TRIGGER webhook_receipt AFTER UPDATE ON public.message REFERENCING OLD TABLE AS earlier NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_receipts();

CREATE TRIGGER late_run AFTER INSERT ON public.run FOR EACH ROW WHEN ((new.started_at < (now() - '01:00:00'::interval))) EXECUTE FUNCTION note_late_run();

CREATE TRIGGER late_run_gone AFTER DELETE ON public.run FOR EACH ROW WHEN ((old.started_at < (now() - '01:00:00'::interval))) EXECUTE FUNCTION note_late_run();

CREATE TRIGGER webhook_run AFTER INSERT ON public.run REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_runs();

CREATE TRIGGER webhook_run_end AFTER UPDATE ON public.run REFERENCING OLD TABLE AS earlier NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_ended_runs();

CREATE TRIGGER webhook_template AFTER INSERT ON public.template REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_new_templates();

CREATE TRIGGER webhook_template_status AFTER UPDATE ON public.template REFERENCING OLD TABLE AS earlier NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_templates();

CREATE TRIGGER late_visit AFTER INSERT ON public.visit FOR EACH ROW WHEN ((new.left_at < (now() - '01:00:00'::interval))) EXECUTE FUNCTION note_late_visit();
