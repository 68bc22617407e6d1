-- Lethe's own schema in the source database. Every statement may be run again.
-- Roles belong to the whole server, and another database of it may be installed at this moment.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['lethe_planner', 'lethe_applier', 'lethe_auditor', 'lethe_archivist', 'lethe_messenger', 'lethe_guard'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    BEGIN
      EXECUTE format('GRANT %I TO CURRENT_USER', name);
    EXCEPTION WHEN unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;

CREATE SCHEMA IF NOT EXISTS lethe;
GRANT USAGE ON SCHEMA lethe TO lethe_planner, lethe_applier, lethe_auditor, lethe_archivist, lethe_messenger;

-- Who works on a controller: each run takes the next fence, and an older run may write no more.
CREATE TABLE IF NOT EXISTS lethe.lease (
  controller text PRIMARY KEY,
  fence      bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS lethe.plan (
  plan_id       uuid PRIMARY KEY,
  controller    text NOT NULL,
  run_key       text NOT NULL,
  requester     text NOT NULL,
  as_of         date NOT NULL,
  state         text NOT NULL CHECK (state IN ('PLANNED', 'REFUSED', 'REJECTED', 'APPLIED', 'CLOSED')),
  policy_sha256 text NOT NULL,
  schema_sha256 text NOT NULL,
  code_version  text NOT NULL,
  digest        text NOT NULL,
  key           bytea,
  planned_at    timestamptz NOT NULL,
  rehearsed     jsonb,
  released      jsonb,
  verified      jsonb,
  UNIQUE (controller, run_key)
);

CREATE TABLE IF NOT EXISTS lethe.plan_rule (
  plan_id       uuid NOT NULL REFERENCES lethe.plan,
  ordinal       int NOT NULL,
  rule_id       text NOT NULL,
  subject_table text NOT NULL,
  examined      bigint NOT NULL,
  due           bigint NOT NULL,
  pooled        bigint NOT NULL DEFAULT 0,
  unpublished   bigint NOT NULL DEFAULT 0,
  max_lateness_hours bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (plan_id, rule_id)
);

-- What stays of a rule's frozen set when the plan closes: counts.
ALTER TABLE lethe.plan_rule
  ADD COLUMN IF NOT EXISTS held bigint, ADD COLUMN IF NOT EXISTS restricted bigint,
  ADD COLUMN IF NOT EXISTS quarantined bigint, ADD COLUMN IF NOT EXISTS deferred bigint;

-- The frozen set. What was planned never changes; the outcome is written once, by the transaction
-- that does the work. Destroyed when the plan closes.
CREATE TABLE IF NOT EXISTS lethe.plan_subject (
  plan_id       uuid NOT NULL REFERENCES lethe.plan,
  rule_id       text NOT NULL,
  ordinal       bigint NOT NULL,
  subject_table text NOT NULL,
  subject_key   text NOT NULL,
  planned       text NOT NULL CHECK (planned IN ('due', 'held', 'restricted', 'quarantined', 'deferred')),
  outcome       text CHECK (outcome IN ('done', 'returned', 'held', 'restricted', 'failed', 'deferred')),
  error_code    text,
  PRIMARY KEY (plan_id, rule_id, ordinal),
  UNIQUE (plan_id, subject_table, subject_key)
);
CREATE INDEX IF NOT EXISTS plan_subject_open ON lethe.plan_subject (plan_id, rule_id, ordinal)
  WHERE planned = 'due' AND outcome IS NULL;

-- What each rule did to each table, in rows; written by the transaction that does the work.
CREATE TABLE IF NOT EXISTS lethe.tally (
  plan_id    uuid NOT NULL REFERENCES lethe.plan,
  rule_id    text NOT NULL,
  table_name text NOT NULL,
  via        text NOT NULL,
  action     text NOT NULL,
  row_count  bigint NOT NULL,
  PRIMARY KEY (plan_id, rule_id, table_name, via, action)
);
-- Of the rows that one link leads to, some may go to the archive and others not: older keys lack this.
ALTER TABLE lethe.tally DROP CONSTRAINT tally_pkey,
  ADD PRIMARY KEY (plan_id, rule_id, table_name, via, action);

-- What remains of the people that a rule anonymised: how many were in which cell.
CREATE TABLE IF NOT EXISTS lethe.pool (
  plan_id uuid NOT NULL REFERENCES lethe.plan,
  release text NOT NULL,
  cell    jsonb NOT NULL,
  people  bigint NOT NULL,
  PRIMARY KEY (plan_id, release, cell)
);

-- Keyed tokens of a few identifiers of retired people, so that what should be gone can be looked for
-- without keeping it. Worthless without the plan's key, and destroyed with it.
CREATE TABLE IF NOT EXISTS lethe.residue_token (
  plan_id uuid NOT NULL REFERENCES lethe.plan,
  token   bytea NOT NULL,
  PRIMARY KEY (plan_id, token)
);

CREATE TABLE IF NOT EXISTS lethe.approval (
  plan_id    uuid PRIMARY KEY REFERENCES lethe.plan,
  digest     text NOT NULL,
  decision   text NOT NULL CHECK (decision IN ('approved', 'rejected')),
  how        text NOT NULL CHECK (how IN ('self', 'signed')),
  approver   text NOT NULL,
  comment    text NOT NULL,
  signature  bytea,
  decided_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS lethe.hold (
  hold_id       uuid PRIMARY KEY,
  subject_table text NOT NULL,
  subject_key   text NOT NULL,
  kind          text NOT NULL,
  case_ref      text NOT NULL,
  approver      text NOT NULL,
  review_on     date NOT NULL,
  opened_at     timestamptz NOT NULL,
  closed_at     timestamptz
);
CREATE INDEX IF NOT EXISTS hold_open ON lethe.hold (subject_table, subject_key) WHERE closed_at IS NULL;

CREATE TABLE IF NOT EXISTS lethe.restriction (
  restriction_id uuid PRIMARY KEY,
  subject_table  text NOT NULL,
  subject_key    text NOT NULL,
  reason         text NOT NULL,
  opened_at      timestamptz NOT NULL,
  lifted_at      timestamptz
);
CREATE INDEX IF NOT EXISTS restriction_open ON lethe.restriction (subject_table, subject_key)
  WHERE lifted_at IS NULL;

-- Requests of persons. Whom a request is about is forgotten when it closes; what was asked, when it
-- came and when it was answered stays.
CREATE TABLE IF NOT EXISTS lethe.rights_request (
  request_id    uuid PRIMARY KEY,
  subject_table text NOT NULL,
  subject_key   text,
  kind          text NOT NULL CHECK (kind IN ('access', 'portability', 'erasure', 'restriction', 'opposition', 'rectification')),
  received_on   date NOT NULL,
  due_on        date NOT NULL,
  identity_ref  text NOT NULL,
  state         text NOT NULL CHECK (state IN ('open', 'exported', 'closed')),
  registered_at timestamptz NOT NULL,
  exported_at   timestamptz,
  outcome       text CHECK (outcome IN ('done', 'refused', 'withdrawn')),
  closed_on     date,
  CHECK ((state = 'closed') = (subject_key IS NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL AND outcome IS NOT NULL))
);

-- Requests of people whose data a customer entrusted: passed on to the customer, whose answer it is.
-- Nothing here says whom one is about.
CREATE TABLE IF NOT EXISTS lethe.routing (
  routing_id    uuid PRIMARY KEY,
  case_ref      text NOT NULL,
  received_on   date NOT NULL,
  due_on        date NOT NULL,
  registered_at timestamptz NOT NULL,
  routed_on     date
);

-- What deceased persons had decided about their data. Whom one is about is forgotten when it closes.
CREATE TABLE IF NOT EXISTS lethe.directive (
  directive_id  uuid PRIMARY KEY,
  subject_table text NOT NULL,
  subject_key   text,
  kind          text NOT NULL CHECK (kind IN ('retain', 'erase', 'communicate', 'none')),
  notified_on   date NOT NULL,
  due_on        date,
  keep_until    date,
  proof_ref     text NOT NULL,
  approver      text NOT NULL,
  hold_id       uuid REFERENCES lethe.hold ON DELETE SET NULL,
  state         text NOT NULL CHECK (state IN ('open', 'exported', 'closed')),
  registered_at timestamptz NOT NULL,
  exported_at   timestamptz,
  outcome       text CHECK (outcome IN ('done', 'refused', 'withdrawn')),
  closed_on     date,
  CHECK ((kind = 'retain') = (keep_until IS NOT NULL)),
  CHECK ((kind = 'none') = (due_on IS NULL)),
  CHECK ((state = 'closed') = (subject_key IS NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL AND outcome IS NOT NULL))
);

-- Who has died, as far as somebody told: nobody to write to. It ends with the person's row.
CREATE TABLE IF NOT EXISTS lethe.death (
  subject_table text NOT NULL,
  subject_key   text NOT NULL,
  notified_on   date NOT NULL,
  PRIMARY KEY (subject_table, subject_key)
);

ALTER TABLE lethe.death ADD COLUMN IF NOT EXISTS notices int NOT NULL DEFAULT 1;

-- Each row that is due is looked up here, in the plan and again under its lock.
CREATE INDEX IF NOT EXISTS rights_request_open ON lethe.rights_request (subject_table, subject_key)
  WHERE state = 'open';
CREATE INDEX IF NOT EXISTS directive_open ON lethe.directive (subject_table, subject_key)
  WHERE state = 'open';

-- Whose rows wait for their export, and until when at the latest.
CREATE OR REPLACE VIEW lethe.pending_export AS
  SELECT subject_table, subject_key, due_on FROM lethe.rights_request
  WHERE kind = 'portability' AND state = 'open'
  UNION ALL
  SELECT subject_table, subject_key, due_on FROM lethe.directive
  WHERE kind = 'communicate' AND state = 'open';

-- Plans that carry out one request or directive for erasure instead of the policy's rules.
CREATE TABLE IF NOT EXISTS lethe.erasure (
  plan_id    uuid PRIMARY KEY REFERENCES lethe.plan,
  request_id uuid NOT NULL REFERENCES lethe.rights_request
);

ALTER TABLE lethe.erasure ALTER request_id DROP NOT NULL,
  ADD COLUMN IF NOT EXISTS directive_id uuid REFERENCES lethe.directive,
  DROP CONSTRAINT IF EXISTS erasure_of_one,
  ADD CONSTRAINT erasure_of_one CHECK (num_nonnulls(request_id, directive_id) = 1);

-- Who objects to prospecting: keyed tokens of addresses and numbers, under a key of the
-- controller's own that is not here. No person's key, so that it outlives every erasure.
CREATE TABLE IF NOT EXISTS lethe.opposition (
  controller text NOT NULL,
  token      bytea NOT NULL,
  channel    text NOT NULL CHECK (channel IN ('email', 'phone')),
  opposed_on date NOT NULL,
  keep_until date NOT NULL,
  PRIMARY KEY (controller, token)
);

-- A token of a fixed word: tells whether the key at hand is the one the list was made with.
CREATE TABLE IF NOT EXISTS lethe.opposition_key (
  controller text PRIMARY KEY,
  proof      bytea NOT NULL
);

-- Rows that hold somebody of that list again, as a run found them: replaced by each look, gone when a
-- plan closes. An update gives a row another version, and it must be looked at anew.
CREATE TABLE IF NOT EXISTS lethe.opposed_row (
  controller  text NOT NULL,
  rule_id     text NOT NULL,
  subject_key text NOT NULL,
  row_version text NOT NULL,
  PRIMARY KEY (controller, rule_id, subject_key)
);
GRANT SELECT ON lethe.opposition, lethe.opposition_key TO lethe_planner;
GRANT SELECT, INSERT, DELETE ON lethe.opposed_row TO lethe_planner;
GRANT SELECT, DELETE ON lethe.opposed_row TO lethe_applier;

-- What recipients are asked to erase, written by the transaction that erases it here. The reference
-- is the last that is left of the row: it goes when the receipt comes.
CREATE TABLE IF NOT EXISTS lethe.notice (
  notice_id   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  controller  text NOT NULL,
  plan_id     uuid NOT NULL REFERENCES lethe.plan,
  rule_id     text NOT NULL,
  recipient   text NOT NULL,
  reference   text,
  asked_on    date NOT NULL,
  receipt_due date NOT NULL,
  handed_at   timestamptz,
  receipt_at  timestamptz,
  CHECK ((receipt_at IS NULL) = (reference IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS notice_open ON lethe.notice (controller, recipient, asked_on, notice_id)
  WHERE receipt_at IS NULL;

-- A notice may also ask a recipient to write to the person: once, by a certain day, or not at all. What
-- was not handed over by then is withdrawn, and so is what became needless; a withdrawn one forgets too.
ALTER TABLE lethe.notice
  ADD COLUMN IF NOT EXISTS purpose text NOT NULL DEFAULT 'erase' CHECK (purpose IN ('erase', 'contact')),
  ADD COLUMN IF NOT EXISTS send_by date,
  ADD COLUMN IF NOT EXISTS answer_by date,
  ADD COLUMN IF NOT EXISTS withdrawn_at timestamptz,
  ADD COLUMN IF NOT EXISTS batch_id uuid;
CREATE INDEX IF NOT EXISTS notice_batch ON lethe.notice (batch_id) WHERE handed_at IS NULL;
ALTER TABLE lethe.notice DROP CONSTRAINT IF EXISTS notice_check, DROP CONSTRAINT IF EXISTS notice_forgets,
  DROP CONSTRAINT IF EXISTS notice_in_time,
  ADD CONSTRAINT notice_forgets
    CHECK ((receipt_at IS NULL AND withdrawn_at IS NULL) = (reference IS NOT NULL)),
  ADD CONSTRAINT notice_in_time
    CHECK ((purpose = 'contact') = (send_by IS NOT NULL AND answer_by IS NOT NULL));

-- Who was asked, before the end of a period, whether the relation goes on: one line for a person and
-- period, written by the transaction that writes the notice, gone with the person. Days are those of
-- the plans.
CREATE TABLE IF NOT EXISTS lethe.recontact (
  subject_table text NOT NULL,
  subject_key   text NOT NULL,
  period_start  date NOT NULL,
  rule_id       text NOT NULL,
  asked_on      date NOT NULL,
  notice_id     uuid NOT NULL REFERENCES lethe.notice,
  answer        text CHECK (answer IN ('yes', 'no')),
  counted_by    uuid,
  PRIMARY KEY (subject_table, subject_key, period_start)
);
CREATE INDEX IF NOT EXISTS recontact_notice ON lethe.recontact (notice_id);

-- Whom a plan would ask, frozen like those who are due, and destroyed with them.
CREATE TABLE IF NOT EXISTS lethe.plan_contact (
  plan_id       uuid NOT NULL REFERENCES lethe.plan,
  rule_id       text NOT NULL,
  ordinal       bigint NOT NULL,
  subject_table text NOT NULL,
  subject_key   text NOT NULL,
  planned       text NOT NULL CHECK (planned IN ('contact', 'held', 'restricted', 'refused', 'minor', 'unreachable', 'deferred')),
  outcome       text CHECK (outcome IN ('sent', 'returned', 'held', 'restricted', 'refused', 'minor', 'unreachable', 'late', 'deferred')),
  PRIMARY KEY (plan_id, rule_id, ordinal),
  UNIQUE (plan_id, subject_table, subject_key)
);
CREATE INDEX IF NOT EXISTS plan_contact_open ON lethe.plan_contact (plan_id, rule_id, ordinal)
  WHERE planned = 'contact' AND outcome IS NULL;
ALTER TABLE lethe.plan_rule ADD COLUMN IF NOT EXISTS contacts bigint NOT NULL DEFAULT 0;

-- What came of asking, in people; written by the transactions that count them.
CREATE TABLE IF NOT EXISTS lethe.contact_tally (
  plan_id uuid NOT NULL REFERENCES lethe.plan,
  rule_id text NOT NULL,
  what    text NOT NULL,
  people  bigint NOT NULL,
  PRIMARY KEY (plan_id, rule_id, what)
);

-- Whose own request, or whose death, forbids to write to them.
CREATE OR REPLACE VIEW lethe.not_to_ask AS
  SELECT subject_table, subject_key FROM lethe.rights_request
  WHERE kind IN ('erasure', 'restriction', 'opposition') AND state <> 'closed'
  UNION ALL
  SELECT subject_table, subject_key FROM lethe.death;

-- Until when backups may hold what a plan erased, written by the transaction that erases it: the
-- strictest day, and the moment of the last erasure.
CREATE TABLE IF NOT EXISTS lethe.backup_duty (
  plan_id      uuid NOT NULL REFERENCES lethe.plan,
  rule_id      text NOT NULL,
  controller   text NOT NULL,
  erased_until timestamptz NOT NULL,
  last_day     date NOT NULL,
  PRIMARY KEY (plan_id, rule_id)
);

-- What operations confirmed: nothing can be restored as it was before that moment.
CREATE TABLE IF NOT EXISTS lethe.backup_confirmation (
  confirmation_id   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  controller        text NOT NULL,
  oldest_restorable date NOT NULL,
  restorable_from   timestamptz NOT NULL,
  confirmed_by      text NOT NULL,
  confirmed_at      timestamptz NOT NULL
);

-- The hour is more than a transaction that erases may last: a backup made within it may lack its end.
CREATE OR REPLACE VIEW lethe.backup_standing AS
  SELECT d.plan_id, d.rule_id, d.controller, d.erased_until, d.last_day,
    EXISTS (SELECT FROM lethe.backup_confirmation c
            WHERE c.controller = d.controller
              AND c.restorable_from >= d.erased_until + interval '1 hour') AS gone
  FROM lethe.backup_duty d;

-- Who read the archive, when, in which table and why. What was read is named by the entry's random id,
-- which means nothing once the entry is gone. No role of Lethe may change or remove a line.
CREATE TABLE IF NOT EXISTS lethe.archive_access (
  access_id  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  controller text NOT NULL,
  table_name text NOT NULL,
  entries    uuid[] NOT NULL,
  reader     text NOT NULL CHECK (reader <> ''),
  motive     text NOT NULL CHECK (motive <> ''),
  read_at    timestamptz NOT NULL
);

-- The keys of pseudonyms, which are files elsewhere: which there are, told by fingerprints that reveal
-- none, and which were destroyed, by whose decision. A key whose file is missing is lost, and no other
-- may take its place.
CREATE TABLE IF NOT EXISTS lethe.pseudonym_key (
  key_id       text PRIMARY KEY,
  controller   text NOT NULL,
  purpose      text NOT NULL,
  epoch_length text NOT NULL,
  epoch_begins date NOT NULL,
  made_at      timestamptz NOT NULL,
  destroyed_at timestamptz,
  approver     text,
  approver_key text,
  signature    text,
  while_in_use boolean,
  run_id       uuid,
  UNIQUE (controller, purpose, epoch_length, epoch_begins),
  CHECK ((destroyed_at IS NULL) = (approver IS NULL)),
  CHECK ((destroyed_at IS NULL) = (run_id IS NULL))
);

-- Which value of which row is a pseudonym: told by this table, never by how a value looks. It holds
-- what stands in the row itself and goes with it. No original value is here.
CREATE TABLE IF NOT EXISTS lethe.pseudonym (
  controller  text NOT NULL,
  table_name  text NOT NULL,
  row_key     text NOT NULL,
  column_name text NOT NULL,
  pseudonym   text NOT NULL,
  key_id      text NOT NULL REFERENCES lethe.pseudonym_key,
  PRIMARY KEY (controller, table_name, row_key, column_name)
);
CREATE INDEX IF NOT EXISTS pseudonym_by_key ON lethe.pseudonym (key_id);

-- The intermediate archive: what law or evidence requires of rows that have left the active tables.
-- A schema and a role of its own. The applier may add to it and never look.
CREATE SCHEMA IF NOT EXISTS lethe_archive AUTHORIZATION lethe_archivist;
SET ROLE lethe_archivist;
CREATE TABLE IF NOT EXISTS lethe_archive.entry (
  entry_id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  controller    text NOT NULL,
  table_name    text NOT NULL,
  row_key       text NOT NULL,
  subject_table text NOT NULL,
  subject_key   text NOT NULL,
  term_id       text NOT NULL,
  columns       jsonb NOT NULL,
  archived_on   date NOT NULL,
  purge_after   date NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_due ON lethe_archive.entry (controller, table_name, purge_after);
CREATE INDEX IF NOT EXISTS entry_row ON lethe_archive.entry (controller, table_name, row_key);
CREATE INDEX IF NOT EXISTS entry_subject ON lethe_archive.entry (controller, subject_table, subject_key);
GRANT USAGE ON SCHEMA lethe_archive TO lethe_applier;
REVOKE ALL ON lethe_archive.entry FROM lethe_planner, lethe_applier, lethe_auditor;
GRANT INSERT ON lethe_archive.entry TO lethe_applier;
RESET ROLE;

GRANT INSERT ON lethe.archive_access TO lethe_archivist;
GRANT SELECT ON lethe.archive_access TO lethe_auditor;
GRANT SELECT ON lethe.hold, lethe.restriction TO lethe_archivist;
GRANT SELECT, UPDATE ON lethe.lease TO lethe_archivist;
GRANT SELECT ON lethe.plan TO lethe_archivist;
GRANT SELECT, INSERT, UPDATE ON lethe.plan_rule, lethe.plan_subject TO lethe_archivist;
-- The versions of a policy that were carried out, as they were written: what a later one may not
-- lengthen for data already collected. A policy names tables and clauses, and no person.
CREATE TABLE IF NOT EXISTS lethe.applied_policy (
  controller text NOT NULL,
  sha256     text NOT NULL,
  version    int NOT NULL,
  text       text NOT NULL,
  applied_at timestamptz NOT NULL,
  PRIMARY KEY (controller, sha256)
);

-- Functions of the triggers that guard relations without a foreign key. They run with the rights of a
-- role that may look for a parent, lock it, and see whom an open plan has erased.
CREATE SCHEMA IF NOT EXISTS lethe_guard AUTHORIZATION lethe_guard;
GRANT USAGE ON SCHEMA lethe TO lethe_guard;
GRANT SELECT (plan_id, state) ON lethe.plan TO lethe_guard;
GRANT SELECT (plan_id, subject_table, subject_key, outcome) ON lethe.plan_subject TO lethe_guard;

GRANT SELECT ON lethe.applied_policy TO lethe_planner, lethe_auditor;
GRANT SELECT, INSERT, UPDATE ON lethe.applied_policy TO lethe_applier;
GRANT SELECT, INSERT, UPDATE ON lethe.plan TO lethe_planner;
GRANT SELECT, INSERT ON lethe.plan_rule, lethe.plan_subject, lethe.erasure TO lethe_planner;
GRANT SELECT ON lethe.hold, lethe.restriction, lethe.pending_export TO lethe_planner, lethe_applier, lethe_auditor;
GRANT SELECT, INSERT, UPDATE ON lethe.lease TO lethe_planner, lethe_applier;
GRANT SELECT, UPDATE ON lethe.plan, lethe.plan_rule TO lethe_applier;
GRANT SELECT, UPDATE, DELETE ON lethe.plan_subject TO lethe_applier;
GRANT SELECT, INSERT, UPDATE ON lethe.tally TO lethe_applier;
GRANT SELECT, INSERT, UPDATE, DELETE ON lethe.pool TO lethe_applier;
GRANT SELECT, INSERT ON lethe.approval TO lethe_applier;
GRANT SELECT, INSERT, DELETE ON lethe.residue_token TO lethe_applier;
GRANT SELECT ON lethe.plan, lethe.plan_rule, lethe.tally, lethe.approval TO lethe_auditor;
GRANT SELECT ON lethe.pseudonym TO lethe_planner;
GRANT SELECT, INSERT, UPDATE, DELETE ON lethe.pseudonym TO lethe_applier;
GRANT SELECT ON lethe.pseudonym_key TO lethe_planner, lethe_auditor;
GRANT SELECT, INSERT, UPDATE ON lethe.pseudonym_key TO lethe_applier;
GRANT SELECT, INSERT, UPDATE ON lethe.backup_duty TO lethe_applier, lethe_archivist;
GRANT SELECT ON lethe.backup_duty, lethe.backup_confirmation, lethe.backup_standing TO lethe_auditor;
-- A run counts the registers and ends marks of opposition; whom they are about it does not see.
ALTER TABLE lethe.plan ADD COLUMN IF NOT EXISTS rights jsonb;
GRANT SELECT (kind, received_on, due_on, state) ON lethe.rights_request TO lethe_applier;
GRANT SELECT (received_on, due_on, routed_on) ON lethe.routing TO lethe_applier;
GRANT SELECT (controller, keep_until), DELETE ON lethe.opposition TO lethe_applier;
GRANT SELECT ON lethe.death TO lethe_planner, lethe_applier;
GRANT DELETE ON lethe.death TO lethe_applier;
GRANT SELECT (subject_table, subject_key, kind, notified_on, due_on, state),
  UPDATE (subject_key, state, outcome, closed_on) ON lethe.directive TO lethe_applier;
GRANT INSERT ON lethe.notice TO lethe_applier;
GRANT SELECT, UPDATE ON lethe.notice TO lethe_messenger;
GRANT SELECT (notice_id, controller, plan_id, rule_id, recipient, asked_on, receipt_due, handed_at, receipt_at,
  purpose, send_by, withdrawn_at) ON lethe.notice TO lethe_auditor;
GRANT SELECT (notice_id, handed_at, receipt_at, withdrawn_at, answer_by), UPDATE (reference, withdrawn_at)
  ON lethe.notice TO lethe_applier;
GRANT SELECT ON lethe.recontact, lethe.opposition, lethe.opposition_key, lethe.not_to_ask
  TO lethe_planner, lethe_applier;
GRANT INSERT, UPDATE, DELETE ON lethe.recontact TO lethe_applier;
GRANT SELECT, INSERT ON lethe.plan_contact TO lethe_planner;
GRANT SELECT, UPDATE, DELETE ON lethe.plan_contact TO lethe_applier;
GRANT SELECT, INSERT, UPDATE ON lethe.contact_tally TO lethe_applier;
GRANT SELECT ON lethe.contact_tally TO lethe_auditor;
