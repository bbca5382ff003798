-- The tables, as the first migration makes them (the models in engine/storage/tables say what they are for).

CREATE TABLE account (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  active BOOLEAN DEFAULT 'true' NOT NULL,
  guest BOOLEAN DEFAULT 'false' NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id)
);

CREATE TABLE audit_event (
  case_id UUID NOT NULL,
  seq INTEGER NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  body TEXT NOT NULL,
  hash BYTEA NOT NULL,
  CONSTRAINT audit_event_pkey PRIMARY KEY (case_id, seq)
);

CREATE TABLE audit_head (
  case_id UUID NOT NULL,
  seq INTEGER NOT NULL,
  hash BYTEA NOT NULL,
  CONSTRAINT audit_head_pkey PRIMARY KEY (case_id)
);

CREATE TABLE class_rule (
  data_class TEXT NOT NULL,
  role TEXT NOT NULL,
  level TEXT NOT NULL,
  CONSTRAINT class_rule_pkey PRIMARY KEY (data_class, role)
);

CREATE TABLE data_key (
  owner_id UUID NOT NULL,
  kek_id INTEGER NOT NULL,
  wrapped BYTEA NOT NULL,
  CONSTRAINT data_key_pkey PRIMARY KEY (owner_id)
);
CREATE INDEX data_key_kek_id_idx ON data_key (kek_id);

CREATE TABLE engine_setting (
  name TEXT NOT NULL,
  value JSONB NOT NULL,
  CONSTRAINT engine_setting_pkey PRIMARY KEY (name)
);

CREATE TABLE municipality (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  zone TEXT NOT NULL,
  active BOOLEAN DEFAULT 'true' NOT NULL,
  CONSTRAINT municipality_pkey PRIMARY KEY (id),
  CONSTRAINT municipality_country_is_known CHECK (country IN ('EE', 'LV'))
);

CREATE TABLE organisation (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT organisation_pkey PRIMARY KEY (id)
);

CREATE TABLE person (
  id UUID NOT NULL,
  name BYTEA NOT NULL,
  national_id BYTEA,
  national_id_index BYTEA,
  CONSTRAINT person_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX person_national_id_index_key ON person (national_id_index) WHERE national_id_index IS NOT NULL;

CREATE TABLE read_log (
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  body TEXT NOT NULL,
  sealed_seq INTEGER,
  CONSTRAINT read_log_pkey PRIMARY KEY (id)
);
CREATE INDEX read_log_case_id_idx ON read_log (case_id);
CREATE INDEX read_log_unsealed_idx ON read_log (case_id) WHERE sealed_seq IS NULL;

CREATE TABLE deployment (
  id UUID NOT NULL,
  pathway_key TEXT NOT NULL,
  version INTEGER NOT NULL,
  content_sha256 TEXT NOT NULL,
  published_by TEXT,
  published_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT deployment_pkey PRIMARY KEY (id),
  CONSTRAINT deployment_pathway_key_version_key UNIQUE (pathway_key, version),
  CONSTRAINT deployment_published_by_fkey FOREIGN KEY(published_by) REFERENCES account (id)
);

CREATE TABLE desk (
  id TEXT NOT NULL,
  organisation_id TEXT,
  role TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  active BOOLEAN DEFAULT 'true' NOT NULL,
  CONSTRAINT desk_pkey PRIMARY KEY (id),
  CONSTRAINT desk_organisation_id_role_key UNIQUE (organisation_id, role),
  CONSTRAINT desk_organisation_id_fkey FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);

CREATE TABLE protected_contact (
  id UUID NOT NULL,
  person_id UUID NOT NULL,
  kind TEXT NOT NULL,
  value BYTEA NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT protected_contact_pkey PRIMARY KEY (id),
  CONSTRAINT protected_contact_kind_is_known CHECK (kind IN ('address', 'phone', 'location', 'safe_contact')),
  CONSTRAINT protected_contact_person_id_fkey FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX protected_contact_person_id_idx ON protected_contact (person_id);

CREATE TABLE case_ (
  id UUID NOT NULL,
  pathway_key TEXT NOT NULL,
  municipality_id TEXT NOT NULL,
  owner_desk_id TEXT NOT NULL,
  reference TEXT NOT NULL,
  status TEXT DEFAULT 'active' NOT NULL,
  cycle INTEGER DEFAULT '1' NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  closed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT case__pkey PRIMARY KEY (id),
  CONSTRAINT case__status_is_known CHECK (status IN ('active', 'closed')),
  CONSTRAINT case__municipality_id_fkey FOREIGN KEY(municipality_id) REFERENCES municipality (id),
  CONSTRAINT case__owner_desk_id_fkey FOREIGN KEY(owner_desk_id) REFERENCES desk (id),
  CONSTRAINT case__reference_key UNIQUE (reference)
);
CREATE INDEX case__owner_desk_id_idx ON case_ (owner_desk_id);

CREATE TABLE decision_definition (
  deployment_id UUID NOT NULL,
  decision_id TEXT NOT NULL,
  latest BOOLEAN NOT NULL,
  CONSTRAINT decision_definition_pkey PRIMARY KEY (deployment_id, decision_id),
  CONSTRAINT decision_definition_deployment_id_fkey FOREIGN KEY(deployment_id) REFERENCES deployment (id)
);
CREATE UNIQUE INDEX decision_definition_latest_key ON decision_definition (decision_id) WHERE latest;

CREATE TABLE deployment_file (
  deployment_id UUID NOT NULL,
  path TEXT NOT NULL,
  content BYTEA NOT NULL,
  CONSTRAINT deployment_file_pkey PRIMARY KEY (deployment_id, path),
  CONSTRAINT deployment_file_deployment_id_fkey FOREIGN KEY(deployment_id) REFERENCES deployment (id)
);

CREATE TABLE desk_municipality (
  desk_id TEXT NOT NULL,
  municipality_id TEXT NOT NULL,
  CONSTRAINT desk_municipality_pkey PRIMARY KEY (desk_id, municipality_id),
  CONSTRAINT desk_municipality_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT desk_municipality_municipality_id_fkey FOREIGN KEY(municipality_id) REFERENCES municipality (id)
);
CREATE INDEX desk_municipality_municipality_id_idx ON desk_municipality (municipality_id);

CREATE TABLE membership (
  id UUID NOT NULL,
  account_id TEXT NOT NULL,
  desk_id TEXT NOT NULL,
  stands_in_for TEXT,
  valid_from TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  valid_to TIMESTAMP WITH TIME ZONE,
  CONSTRAINT membership_pkey PRIMARY KEY (id),
  CONSTRAINT membership_account_id_fkey FOREIGN KEY(account_id) REFERENCES account (id),
  CONSTRAINT membership_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT membership_stands_in_for_fkey FOREIGN KEY(stands_in_for) REFERENCES account (id)
);
CREATE INDEX membership_account_id_idx ON membership (account_id);
CREATE INDEX membership_desk_id_idx ON membership (desk_id);

CREATE TABLE process_definition (
  deployment_id UUID NOT NULL,
  process_id TEXT NOT NULL,
  name TEXT NOT NULL,
  latest BOOLEAN NOT NULL,
  CONSTRAINT process_definition_pkey PRIMARY KEY (deployment_id, process_id),
  CONSTRAINT process_definition_deployment_id_fkey FOREIGN KEY(deployment_id) REFERENCES deployment (id)
);
CREATE UNIQUE INDEX process_definition_latest_key ON process_definition (process_id) WHERE latest;

CREATE TABLE access_grant (
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  account_id TEXT NOT NULL,
  case_id UUID NOT NULL,
  data_class TEXT NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  valid_to TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT access_grant_pkey PRIMARY KEY (id),
  CONSTRAINT access_grant_kind_is_known CHECK (kind IN ('break_glass', 'request')),
  CONSTRAINT access_grant_ground_is_known CHECK (ground IN ('threat_to_life', 'missing_child', 'duty_out_of_hours', 'request')),
  CONSTRAINT access_grant_reason_is_a_sentence CHECK (length(btrim(reason)) >= 30),
  CONSTRAINT access_grant_request_is_the_ground_of_a_request CHECK ((kind = 'request') = (ground = 'request')),
  CONSTRAINT access_grant_break_glass_is_short CHECK (kind <> 'break_glass' OR valid_to <= valid_from + interval '60 min'),
  CONSTRAINT access_grant_account_id_fkey FOREIGN KEY(account_id) REFERENCES account (id),
  CONSTRAINT access_grant_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT access_grant_granted_by_fkey FOREIGN KEY(granted_by) REFERENCES account (id)
);
CREATE INDEX access_grant_case_account_idx ON access_grant (case_id, account_id);

CREATE TABLE case_key (
  pathway_key TEXT NOT NULL,
  key TEXT NOT NULL,
  case_id UUID NOT NULL,
  CONSTRAINT case_key_pkey PRIMARY KEY (pathway_key, key),
  CONSTRAINT case_key_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id)
);
CREATE INDEX case_key_case_id_idx ON case_key (case_id);

CREATE TABLE case_side (
  case_id UUID NOT NULL,
  account_id TEXT NOT NULL,
  side TEXT NOT NULL,
  CONSTRAINT case_side_pkey PRIMARY KEY (case_id, account_id),
  CONSTRAINT case_side_side_is_known CHECK (side IN ('neutral', 'victim', 'offender')),
  CONSTRAINT case_side_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT case_side_account_id_fkey FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE party (
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  person_id UUID NOT NULL,
  side TEXT NOT NULL,
  kind TEXT NOT NULL,
  CONSTRAINT party_pkey PRIMARY KEY (id),
  CONSTRAINT party_id_case_id_key UNIQUE (id, case_id),
  CONSTRAINT party_side_is_known CHECK (side IN ('neutral', 'victim', 'offender')),
  CONSTRAINT party_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT party_person_id_fkey FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX party_case_id_idx ON party (case_id);
CREATE INDEX party_person_id_idx ON party (person_id);

CREATE TABLE process_instance (
  id UUID NOT NULL,
  case_id UUID,
  municipality_id TEXT NOT NULL,
  root_id UUID NOT NULL,
  parent_id UUID,
  parent_task_id UUID,
  deployment_id UUID NOT NULL,
  process_id TEXT NOT NULL,
  state TEXT DEFAULT 'active' NOT NULL,
  cycle INTEGER DEFAULT '1' NOT NULL,
  next_due_at TIMESTAMP WITH TIME ZONE,
  end_events TEXT[] DEFAULT '{}' NOT NULL,
  runtime BYTEA,
  started_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT process_instance_pkey PRIMARY KEY (id),
  CONSTRAINT process_instance_id_case_id_key UNIQUE (id, case_id),
  CONSTRAINT process_instance_definition_fkey FOREIGN KEY(deployment_id, process_id) REFERENCES process_definition (deployment_id, process_id),
  CONSTRAINT process_instance_state_is_known CHECK (state IN ('active', 'completed', 'terminated', 'incident', 'suspended')),
  CONSTRAINT process_instance_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT process_instance_municipality_id_fkey FOREIGN KEY(municipality_id) REFERENCES municipality (id),
  CONSTRAINT process_instance_root_id_fkey FOREIGN KEY(root_id) REFERENCES process_instance (id),
  CONSTRAINT process_instance_parent_id_fkey FOREIGN KEY(parent_id) REFERENCES process_instance (id)
);
CREATE INDEX process_instance_case_id_idx ON process_instance (case_id);
CREATE INDEX process_instance_due_idx ON process_instance (next_due_at) WHERE next_due_at IS NOT NULL AND state IN ('active', 'incident');
CREATE INDEX process_instance_parent_id_idx ON process_instance (parent_id);
CREATE INDEX process_instance_parent_task_id_idx ON process_instance (parent_task_id);
CREATE INDEX process_instance_root_id_idx ON process_instance (root_id);

CREATE TABLE start_subscription (
  id UUID NOT NULL,
  deployment_id UUID NOT NULL,
  process_id TEXT NOT NULL,
  element_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  form_id TEXT,
  municipality_id TEXT,
  next_due_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT start_subscription_pkey PRIMARY KEY (id),
  CONSTRAINT start_subscription_definition_fkey FOREIGN KEY(deployment_id, process_id) REFERENCES process_definition (deployment_id, process_id),
  CONSTRAINT start_subscription_kind_is_known CHECK (kind IN ('none', 'timer', 'signal', 'message')),
  CONSTRAINT start_subscription_process_id_element_id_municipality_id_key UNIQUE NULLS NOT DISTINCT (process_id, element_id, municipality_id),
  CONSTRAINT start_subscription_municipality_id_fkey FOREIGN KEY(municipality_id) REFERENCES municipality (id)
);
CREATE INDEX start_subscription_due_idx ON start_subscription (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX start_subscription_name_idx ON start_subscription (kind, name);

CREATE TABLE activity (
  id UUID NOT NULL,
  number INTEGER GENERATED ALWAYS AS IDENTITY,
  instance_id UUID NOT NULL,
  case_id UUID,
  desk_id TEXT,
  task_id UUID NOT NULL,
  element_id TEXT NOT NULL,
  what TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  data_class TEXT NOT NULL,
  side TEXT NOT NULL,
  parts TEXT[] DEFAULT '{}' NOT NULL,
  subject_id UUID,
  audience TEXT DEFAULT 'network' NOT NULL,
  CONSTRAINT activity_pkey PRIMARY KEY (id),
  CONSTRAINT activity_side_is_known CHECK (side IN ('all', 'neutral', 'victim', 'offender')),
  CONSTRAINT activity_audience_is_known CHECK (audience IN ('network', 'leader')),
  CONSTRAINT activity_what_is_known CHECK (what IN ('entered', 'completed', 'cancelled')),
  CONSTRAINT activity_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT activity_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT activity_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT activity_subject_id_fkey FOREIGN KEY(subject_id) REFERENCES party (id)
);
CREATE INDEX activity_case_idx ON activity (case_id, at, number);
CREATE INDEX activity_instance_idx ON activity (instance_id, number);

CREATE TABLE decision_taken (
  id UUID NOT NULL,
  number INTEGER GENERATED ALWAYS AS IDENTITY,
  instance_id UUID NOT NULL,
  case_id UUID,
  desk_id TEXT,
  element_id TEXT NOT NULL,
  decision_id TEXT NOT NULL,
  rules JSONB NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  data_class TEXT NOT NULL,
  side TEXT NOT NULL,
  parts TEXT[] DEFAULT '{}' NOT NULL,
  subject_id UUID,
  audience TEXT DEFAULT 'network' NOT NULL,
  CONSTRAINT decision_taken_pkey PRIMARY KEY (id),
  CONSTRAINT decision_taken_side_is_known CHECK (side IN ('all', 'neutral', 'victim', 'offender')),
  CONSTRAINT decision_taken_audience_is_known CHECK (audience IN ('network', 'leader')),
  CONSTRAINT decision_taken_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT decision_taken_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT decision_taken_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT decision_taken_subject_id_fkey FOREIGN KEY(subject_id) REFERENCES party (id)
);
CREATE INDEX decision_taken_case_idx ON decision_taken (case_id, decision_id, number);
CREATE INDEX decision_taken_instance_idx ON decision_taken (instance_id, number);

CREATE TABLE document (
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  desk_id TEXT,
  media_type TEXT NOT NULL,
  title BYTEA NOT NULL,
  content BYTEA,
  sha256 BYTEA,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  data_class TEXT NOT NULL,
  side TEXT NOT NULL,
  parts TEXT[] DEFAULT '{}' NOT NULL,
  subject_id UUID,
  audience TEXT DEFAULT 'network' NOT NULL,
  CONSTRAINT document_pkey PRIMARY KEY (id),
  CONSTRAINT document_side_is_known CHECK (side IN ('all', 'neutral', 'victim', 'offender')),
  CONSTRAINT document_audience_is_known CHECK (audience IN ('network', 'leader')),
  CONSTRAINT document_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT document_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT document_subject_id_fkey FOREIGN KEY(subject_id) REFERENCES party (id)
);
CREATE INDEX document_case_id_idx ON document (case_id);

CREATE TABLE event_subscription (
  id UUID NOT NULL,
  instance_id UUID NOT NULL,
  case_id UUID,
  element_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT,
  CONSTRAINT event_subscription_pkey PRIMARY KEY (id),
  CONSTRAINT event_subscription_kind_is_known CHECK (kind IN ('message', 'signal')),
  CONSTRAINT event_subscription_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT event_subscription_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id)
);
CREATE INDEX event_subscription_case_idx ON event_subscription (case_id, name);
CREATE INDEX event_subscription_instance_id_idx ON event_subscription (instance_id);
CREATE INDEX event_subscription_key_idx ON event_subscription (kind, name, key);

CREATE TABLE incident (
  id UUID NOT NULL,
  instance_id UUID NOT NULL,
  case_id UUID,
  task_id UUID,
  element_id TEXT,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  attempt BYTEA,
  state TEXT DEFAULT 'open' NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  resolved_at TIMESTAMP WITH TIME ZONE,
  resolved_by TEXT,
  CONSTRAINT incident_pkey PRIMARY KEY (id),
  CONSTRAINT incident_state_is_known CHECK (state IN ('open', 'resolved')),
  CONSTRAINT incident_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT incident_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT incident_resolved_by_fkey FOREIGN KEY(resolved_by) REFERENCES account (id)
);
CREATE INDEX incident_case_id_idx ON incident (case_id);
CREATE INDEX incident_instance_id_idx ON incident (instance_id);
CREATE INDEX incident_open_idx ON incident (created_at) WHERE state = 'open';

CREATE TABLE message (
  id UUID NOT NULL,
  message_id TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT,
  case_id UUID,
  payload BYTEA,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE,
  consumed_by UUID,
  consumed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT message_pkey PRIMARY KEY (id),
  CONSTRAINT message_message_id_key UNIQUE (message_id),
  CONSTRAINT message_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT message_consumed_by_fkey FOREIGN KEY(consumed_by) REFERENCES process_instance (id)
);
CREATE INDEX message_expires_idx ON message (expires_at) WHERE consumed_at IS NULL;
CREATE INDEX message_waiting_case_idx ON message (case_id, name) WHERE consumed_at IS NULL;
CREATE INDEX message_waiting_key_idx ON message (name, key) WHERE consumed_at IS NULL;

CREATE TABLE participant (
  case_id UUID NOT NULL,
  desk_id TEXT NOT NULL,
  side TEXT NOT NULL,
  scope TEXT DEFAULT 'case' NOT NULL,
  party_id UUID,
  need_to_know UUID,
  valid_from TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  valid_to TIMESTAMP WITH TIME ZONE,
  CONSTRAINT participant_pkey PRIMARY KEY (case_id, desk_id),
  CONSTRAINT participant_side_is_known CHECK (side IN ('neutral', 'victim', 'offender')),
  CONSTRAINT participant_scope_is_known CHECK (scope IN ('case', 'own_tasks')),
  CONSTRAINT participant_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT participant_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT participant_party_id_fkey FOREIGN KEY(party_id) REFERENCES party (id)
);
CREATE INDEX participant_desk_id_idx ON participant (desk_id);

CREATE TABLE service_call (
  id UUID NOT NULL,
  instance_id UUID NOT NULL,
  case_id UUID,
  element_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  inputs BYTEA,
  retries INTEGER DEFAULT '3' NOT NULL,
  attempts INTEGER DEFAULT '0' NOT NULL,
  state TEXT DEFAULT 'waiting' NOT NULL,
  idempotency_key TEXT NOT NULL,
  last_error TEXT,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT service_call_pkey PRIMARY KEY (id),
  CONSTRAINT service_call_state_is_known CHECK (state IN ('waiting', 'completed', 'failed', 'cancelled')),
  CONSTRAINT service_call_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT service_call_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT service_call_idempotency_key_key UNIQUE (idempotency_key)
);
CREATE INDEX service_call_case_id_idx ON service_call (case_id);
CREATE INDEX service_call_instance_id_idx ON service_call (instance_id);
CREATE INDEX service_call_waiting_idx ON service_call (created_at) WHERE state = 'waiting';

CREATE TABLE user_task (
  id UUID NOT NULL,
  instance_id UUID NOT NULL,
  case_id UUID,
  element_id TEXT NOT NULL,
  name TEXT NOT NULL,
  form_id TEXT,
  form_deployment_id UUID,
  desk_id TEXT NOT NULL,
  assignee_id TEXT,
  due_at TIMESTAMP WITH TIME ZONE,
  follow_up_at TIMESTAMP WITH TIME ZONE,
  priority INTEGER DEFAULT '50' NOT NULL,
  loop_counter INTEGER,
  state TEXT DEFAULT 'open' NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  closed_at TIMESTAMP WITH TIME ZONE,
  closed_by TEXT,
  data_class TEXT NOT NULL,
  side TEXT NOT NULL,
  parts TEXT[] DEFAULT '{}' NOT NULL,
  subject_id UUID,
  audience TEXT DEFAULT 'network' NOT NULL,
  CONSTRAINT user_task_pkey PRIMARY KEY (id),
  CONSTRAINT user_task_side_is_known CHECK (side IN ('all', 'neutral', 'victim', 'offender')),
  CONSTRAINT user_task_audience_is_known CHECK (audience IN ('network', 'leader')),
  CONSTRAINT user_task_state_is_known CHECK (state IN ('open', 'completed', 'cancelled')),
  CONSTRAINT user_task_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT user_task_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT user_task_form_deployment_id_fkey FOREIGN KEY(form_deployment_id) REFERENCES deployment (id),
  CONSTRAINT user_task_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT user_task_assignee_id_fkey FOREIGN KEY(assignee_id) REFERENCES account (id),
  CONSTRAINT user_task_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES account (id),
  CONSTRAINT user_task_subject_id_fkey FOREIGN KEY(subject_id) REFERENCES party (id)
);
CREATE INDEX user_task_case_id_idx ON user_task (case_id);
CREATE INDEX user_task_desk_due_idx ON user_task (desk_id, due_at) WHERE state = 'open';
CREATE INDEX user_task_instance_id_idx ON user_task (instance_id);
CREATE INDEX user_task_mine_idx ON user_task (assignee_id, due_at) WHERE state = 'open';

CREATE TABLE answer (
  id UUID NOT NULL,
  case_id UUID,
  instance_id UUID NOT NULL,
  task_id UUID,
  desk_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  form_deployment_id UUID NOT NULL,
  form_id TEXT NOT NULL,
  field_path TEXT NOT NULL,
  row_id UUID,
  row_index INTEGER,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  sealed BYTEA,
  value JSONB,
  data_class TEXT NOT NULL,
  side TEXT NOT NULL,
  parts TEXT[] DEFAULT '{}' NOT NULL,
  subject_id UUID,
  audience TEXT DEFAULT 'network' NOT NULL,
  CONSTRAINT answer_pkey PRIMARY KEY (id),
  CONSTRAINT answer_side_is_known CHECK (side IN ('all', 'neutral', 'victim', 'offender')),
  CONSTRAINT answer_audience_is_known CHECK (audience IN ('network', 'leader')),
  CONSTRAINT answer_value_is_given_once CHECK (num_nonnulls(sealed, value) <= 1),
  CONSTRAINT answer_instance_of_case_fkey FOREIGN KEY(instance_id, case_id) REFERENCES process_instance (id, case_id),
  CONSTRAINT answer_subject_of_case_fkey FOREIGN KEY(subject_id, case_id) REFERENCES party (id, case_id),
  CONSTRAINT answer_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT answer_instance_id_fkey FOREIGN KEY(instance_id) REFERENCES process_instance (id),
  CONSTRAINT answer_task_id_fkey FOREIGN KEY(task_id) REFERENCES user_task (id),
  CONSTRAINT answer_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT answer_account_id_fkey FOREIGN KEY(account_id) REFERENCES account (id),
  CONSTRAINT answer_form_deployment_id_fkey FOREIGN KEY(form_deployment_id) REFERENCES deployment (id),
  CONSTRAINT answer_subject_id_fkey FOREIGN KEY(subject_id) REFERENCES party (id)
);
CREATE INDEX answer_case_field_idx ON answer (case_id, field_path, recorded_at);
CREATE INDEX answer_instance_id_idx ON answer (instance_id);
CREATE INDEX answer_task_id_idx ON answer (task_id);

CREATE TABLE outgoing_mail (
  id UUID NOT NULL,
  message_id TEXT NOT NULL,
  service_call_id UUID,
  case_id UUID,
  template TEXT NOT NULL,
  desk_id TEXT NOT NULL,
  facts JSONB DEFAULT '{}' NOT NULL,
  state TEXT DEFAULT 'waiting' NOT NULL,
  attempts INTEGER DEFAULT '0' NOT NULL,
  last_error TEXT,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  sent_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT outgoing_mail_pkey PRIMARY KEY (id),
  CONSTRAINT outgoing_mail_state_is_known CHECK (state IN ('waiting', 'sent', 'failed', 'cancelled')),
  CONSTRAINT outgoing_mail_message_id_key UNIQUE (message_id),
  CONSTRAINT outgoing_mail_service_call_id_fkey FOREIGN KEY(service_call_id) REFERENCES service_call (id),
  CONSTRAINT outgoing_mail_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id),
  CONSTRAINT outgoing_mail_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id)
);
CREATE INDEX outgoing_mail_case_id_idx ON outgoing_mail (case_id);
CREATE INDEX outgoing_mail_service_call_id_idx ON outgoing_mail (service_call_id);
CREATE INDEX outgoing_mail_waiting_idx ON outgoing_mail (created_at) WHERE state = 'waiting';

CREATE TABLE disclosure (
  answer_id UUID NOT NULL,
  desk_id TEXT NOT NULL,
  case_id UUID NOT NULL,
  ground TEXT NOT NULL,
  disclosed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT disclosure_pkey PRIMARY KEY (answer_id, desk_id),
  CONSTRAINT disclosure_answer_id_fkey FOREIGN KEY(answer_id) REFERENCES answer (id),
  CONSTRAINT disclosure_desk_id_fkey FOREIGN KEY(desk_id) REFERENCES desk (id),
  CONSTRAINT disclosure_case_id_fkey FOREIGN KEY(case_id) REFERENCES case_ (id)
);
CREATE INDEX disclosure_case_id_idx ON disclosure (case_id);
CREATE INDEX disclosure_desk_id_idx ON disclosure (desk_id);
