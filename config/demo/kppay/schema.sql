-- The shape of a payment company's site. Fictional; filled by the demo.
CREATE TABLE sessions (
  id        bigint PRIMARY KEY,
  token     text NOT NULL UNIQUE,
  username  text,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  CHECK (closed_at >= opened_at)
);
CREATE TABLE cookies (
  id           bigint PRIMARY KEY,
  visitor_id   uuid NOT NULL,
  purpose      text NOT NULL CHECK (purpose IN
                 ('security', 'audience', 'login', 'preferences', 'advertising', 'social', 'legal')),
  name         text NOT NULL,
  content      text NOT NULL,
  deposited_at timestamptz,              -- unknown where it came from the former site
  last_seen_at timestamptz NOT NULL
);
CREATE TABLE cookie_choices (
  id         bigint PRIMARY KEY,
  visitor_id uuid NOT NULL,
  choice     text NOT NULL CHECK (choice IN ('accepted', 'refused')),
  decided_at timestamptz NOT NULL
);
CREATE TABLE page_views (
  id         bigint PRIMARY KEY,
  visitor_id uuid NOT NULL,
  viewed_at  timestamptz NOT NULL,
  path       text NOT NULL,
  referrer   text,
  user_agent text,
  error_code text CHECK (error_code ~ '^[A-Z]-[0-9]{3}$')
);
CREATE TABLE call_recordings (
  id           bigint PRIMARY KEY,
  customer_ref text NOT NULL,
  purpose      text NOT NULL CHECK (purpose IN ('quality', 'order-proof')),
  storage_path text NOT NULL UNIQUE,
  recorded_at  timestamptz NOT NULL
);
CREATE TABLE orders (
  id           bigint PRIMARY KEY,
  customer_ref text NOT NULL,
  full_name    text NOT NULL,
  amount_xof   bigint NOT NULL CHECK (amount_xof > 0),
  executed_at  timestamptz NOT NULL
);
CREATE TABLE rights_requests (
  id          bigint PRIMARY KEY,
  full_name   text NOT NULL,
  email       text NOT NULL,
  demand      text NOT NULL CHECK (demand IN ('access', 'rectification', 'erasure', 'portability')),
  body        text NOT NULL,
  received_at timestamptz NOT NULL,
  closed_at   timestamptz,
  CHECK (closed_at >= received_at)
);
CREATE TABLE identity_copies (
  id                bigint PRIMARY KEY,
  request_id        bigint NOT NULL UNIQUE REFERENCES rights_requests (id),
  request_state     text NOT NULL CHECK (request_state IN ('open', 'closed')),
  storage_path      text NOT NULL UNIQUE,
  received_at       timestamptz NOT NULL,
  request_closed_at timestamptz
);

CREATE INDEX ON cookies (purpose, deposited_at);
CREATE INDEX ON cookie_choices (visitor_id, decided_at);
CREATE INDEX ON cookie_choices (decided_at);
CREATE INDEX ON page_views (viewed_at);
CREATE INDEX ON call_recordings (recorded_at);
CREATE INDEX ON orders (executed_at);
