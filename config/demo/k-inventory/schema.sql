-- The shape of an inventory software used by many firms. Fictional; filled by the demo.
CREATE TABLE tenants (
  id            bigint PRIMARY KEY,
  state         text NOT NULL CHECK (state IN ('active', 'terminated')),
  company       text NOT NULL,
  billing_email text NOT NULL UNIQUE,
  opened_at     timestamptz NOT NULL,
  terminated_at timestamptz,
  CHECK (state = 'terminated' OR terminated_at IS NULL)
);
CREATE TABLE staff_users (
  id            bigint PRIMARY KEY,
  tenant_id     bigint NOT NULL REFERENCES tenants (id),
  civility      text CHECK (civility IN ('Mme', 'M.')),
  full_name     text NOT NULL,
  username      text NOT NULL UNIQUE,
  email         text NOT NULL UNIQUE,
  phone         text,
  password_hash text NOT NULL,
  last_ip       inet,
  last_login_at timestamptz
);
CREATE TABLE service_people (
  id        bigint PRIMARY KEY,
  tenant_id bigint NOT NULL REFERENCES tenants (id),
  kind      text NOT NULL CHECK (kind IN ('customer', 'employee')),
  full_name text NOT NULL,
  email     text,
  phone     text,
  notes     text
);
CREATE TABLE stock_movements (
  id           bigint PRIMARY KEY,
  tenant_id    bigint NOT NULL REFERENCES tenants (id),
  recorded_by  bigint NOT NULL REFERENCES staff_users (id),
  delivered_to bigint REFERENCES service_people (id),
  article      text NOT NULL,
  quantity     int NOT NULL CHECK (quantity <> 0),
  moved_at     timestamptz NOT NULL
);
CREATE TABLE payment_cards (
  id                     bigint PRIMARY KEY,
  tenant_id              bigint NOT NULL REFERENCES tenants (id),
  card_number_sealed     text NOT NULL UNIQUE,
  expires_on             date NOT NULL CHECK (extract(day FROM expires_on) = 1),
  keep_agreed            boolean NOT NULL,
  agreement_withdrawn_at timestamptz,
  settled_at             timestamptz,
  deferred_debit         boolean
);
CREATE TABLE crm_contacts (
  id                bigint PRIMARY KEY,
  kind              text NOT NULL CHECK (kind IN ('prospect', 'customer', 'former')),
  full_name         text NOT NULL,
  email             text NOT NULL UNIQUE,
  phone             text,
  collected_at      timestamptz,
  last_contact_at   timestamptz,
  agreed_again_at   timestamptz,
  last_mailing_at   timestamptz,
  relation_ended_at timestamptz
);
CREATE TABLE opt_outs (
  id           bigint PRIMARY KEY,
  email_hash   text NOT NULL UNIQUE,
  exercised_at timestamptz NOT NULL
);
CREATE TABLE invoices (
  id              bigint PRIMARY KEY,
  tenant_id       bigint NOT NULL REFERENCES tenants (id),
  number          text NOT NULL UNIQUE,
  billed_to       text NOT NULL,
  amount_cents    int NOT NULL CHECK (amount_cents > 0),
  fiscal_year_end date NOT NULL
);

CREATE INDEX ON staff_users (tenant_id);
CREATE INDEX ON service_people (tenant_id);
CREATE INDEX ON stock_movements (tenant_id);
CREATE INDEX ON stock_movements (recorded_by);
CREATE INDEX ON stock_movements (delivered_to);
CREATE INDEX ON payment_cards (tenant_id);
CREATE INDEX ON invoices (tenant_id);
