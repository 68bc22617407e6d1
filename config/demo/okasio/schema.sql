-- The shape of a platform for live events. Fictional; filled by the demo.
CREATE TABLE accounts (
  id             bigint PRIMARY KEY,
  state          text NOT NULL CHECK (state IN ('open', 'closed')),
  full_name      text NOT NULL,
  email          text NOT NULL UNIQUE,
  phone          text,
  company        text,
  postal_address text,
  password_hash  text NOT NULL,
  newsletter     boolean NOT NULL,
  created_at     timestamptz NOT NULL,
  last_login_at  timestamptz,
  closed_at      timestamptz,
  CHECK (state = 'closed' OR closed_at IS NULL)
);
CREATE TABLE activities (
  id           bigint PRIMARY KEY,
  organiser_id bigint REFERENCES accounts (id),
  visibility   text NOT NULL CHECK (visibility IN ('public', 'private')),
  title        text NOT NULL,
  description  text,
  starts_at    timestamptz NOT NULL
);
CREATE TABLE registrations (
  id            bigint PRIMARY KEY,
  account_id    bigint NOT NULL REFERENCES accounts (id),
  activity_id   bigint NOT NULL REFERENCES activities (id),
  registered_at timestamptz NOT NULL,
  UNIQUE (account_id, activity_id)
);
CREATE TABLE reviews (
  id          bigint PRIMARY KEY,
  account_id  bigint NOT NULL REFERENCES accounts (id),
  activity_id bigint NOT NULL REFERENCES activities (id),
  stars       int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  body        text NOT NULL,
  written_at  timestamptz NOT NULL
);
CREATE TABLE photos (
  id           bigint PRIMARY KEY,
  account_id   bigint NOT NULL REFERENCES accounts (id),
  storage_path text NOT NULL UNIQUE,
  uploaded_at  timestamptz NOT NULL
);
CREATE TABLE replays (
  id           bigint PRIMARY KEY,
  account_id   bigint NOT NULL REFERENCES accounts (id),
  activity_id  bigint NOT NULL REFERENCES activities (id),
  storage_path text NOT NULL UNIQUE,
  recorded_at  timestamptz NOT NULL
);
CREATE TABLE payment_tokens (
  id              bigint PRIMARY KEY,
  account_id      bigint NOT NULL UNIQUE REFERENCES accounts (id),
  psp_token       text NOT NULL UNIQUE,
  consent         text NOT NULL CHECK (consent IN ('given', 'refused', 'withdrawn')),
  last_settled_at timestamptz,
  unregistered_at timestamptz,
  card_expires_on date NOT NULL
);
-- No link: the evidence of a debit outlives the account.
CREATE TABLE payment_proofs (
  id             bigint PRIMARY KEY,
  psp_reference  text NOT NULL UNIQUE,
  account_number text NOT NULL,
  amount_cents   int NOT NULL CHECK (amount_cents > 0),
  debited_on     date,
  deferred_debit boolean
);
CREATE TABLE invoices (
  id              bigint PRIMARY KEY,
  account_id      bigint NOT NULL REFERENCES accounts (id),
  number          text NOT NULL UNIQUE,
  billed_to       text NOT NULL,
  amount_cents    int NOT NULL CHECK (amount_cents > 0),
  fiscal_year_end date NOT NULL
);
CREATE TABLE prospects (
  id                bigint PRIMARY KEY,
  origin            text NOT NULL CHECK (origin IN ('form', 'fair', 'former-customer')),
  full_name         text NOT NULL,
  email             text NOT NULL UNIQUE,
  collected_at      timestamptz,
  last_contact_at   timestamptz,
  agreed_again_at   timestamptz,
  last_mailing_at   timestamptz,
  relation_ended_at timestamptz
);
CREATE TABLE oppositions (
  id           bigint PRIMARY KEY,
  email_hash   text NOT NULL UNIQUE,
  channel      text NOT NULL CHECK (channel IN ('e-mail', 'account')),
  exercised_at timestamptz NOT NULL
);
CREATE TABLE cookie_choices (
  id         bigint PRIMARY KEY,
  visitor_id uuid NOT NULL,
  choice     text NOT NULL CHECK (choice IN ('granted', 'refused')),
  decided_at timestamptz NOT NULL
);
CREATE TABLE page_views (
  id         bigint PRIMARY KEY,
  visitor_id uuid NOT NULL,
  viewed_at  timestamptz NOT NULL,
  path       text NOT NULL CONSTRAINT no_private_activity CHECK (path NOT LIKE '/prive/%'),
  referrer   text,
  user_agent text,
  ip         inet
);

CREATE INDEX ON activities (organiser_id);
CREATE INDEX ON invoices (account_id);
CREATE INDEX ON registrations (activity_id);
CREATE INDEX ON reviews (account_id);
CREATE INDEX ON reviews (activity_id);
CREATE INDEX ON photos (account_id);
CREATE INDEX ON replays (account_id);
CREATE INDEX ON replays (activity_id);
CREATE INDEX ON page_views (viewed_at);
CREATE INDEX ON cookie_choices (visitor_id, decided_at);
