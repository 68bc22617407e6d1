-- The shape of a marketplace. Fictional; filled by the demo.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.last_updated := now(); RETURN NEW; END $$;

CREATE TABLE users (
  id                  bigint PRIMARY KEY,
  full_name           text NOT NULL,
  username            text NOT NULL UNIQUE,
  email               text NOT NULL UNIQUE,
  phone               text NOT NULL,
  postal_address      text,
  sex                 char(1) CHECK (sex IN ('F', 'M')),
  birth_date          date,
  region              text NOT NULL,
  parental_consent_at timestamptz,
  created_at          timestamptz NOT NULL,
  last_login_at       timestamptz,
  last_email_open_at  timestamptz,
  last_updated        timestamptz NOT NULL DEFAULT now(),
  CHECK (last_login_at >= created_at)
);
CREATE TABLE social_links (
  id           bigint PRIMARY KEY,
  user_id      bigint NOT NULL REFERENCES users (id),
  provider     text NOT NULL CHECK (provider IN ('facebook', 'twitter', 'google')),
  external_id  text NOT NULL,
  access_token text NOT NULL,
  linked_at    timestamptz NOT NULL,
  UNIQUE (user_id, provider)
);
CREATE TABLE listings (
  id           bigint PRIMARY KEY,
  user_id      bigint NOT NULL REFERENCES users (id),
  title        text NOT NULL,
  description  text NOT NULL,
  price_xaf    bigint NOT NULL CHECK (price_xaf > 0),
  published_at timestamptz NOT NULL,
  last_updated timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE photos (
  id           bigint PRIMARY KEY,
  listing_id   bigint NOT NULL REFERENCES listings (id),
  storage_path text NOT NULL UNIQUE,
  exif_place   text,
  uploaded_at  timestamptz NOT NULL
);
CREATE TABLE messages (
  id           bigint PRIMARY KEY,
  sender_id    bigint REFERENCES users (id),
  recipient_id bigint REFERENCES users (id),
  listing_id   bigint REFERENCES listings (id),
  body         text NOT NULL,
  sent_at      timestamptz NOT NULL,
  CHECK (sender_id <> recipient_id)
);
CREATE TABLE contacts (
  id         bigint PRIMARY KEY,
  owner_id   bigint NOT NULL REFERENCES users (id),
  contact_id bigint NOT NULL REFERENCES users (id),
  nickname   text,
  added_at   timestamptz NOT NULL,
  UNIQUE (owner_id, contact_id),
  CHECK (owner_id <> contact_id)
);
CREATE TABLE orders (
  id               bigint PRIMARY KEY,
  buyer_id         bigint NOT NULL REFERENCES users (id),
  listing_id       bigint REFERENCES listings (id),
  amount_xaf       bigint NOT NULL CHECK (amount_xaf > 0),
  delivery_address text,
  placed_at        timestamptz NOT NULL
);
CREATE TABLE payments (
  id                 bigint PRIMARY KEY,
  order_id           bigint NOT NULL UNIQUE REFERENCES orders (id),
  provider           text NOT NULL,
  provider_reference text NOT NULL UNIQUE,
  phone_charged      text,
  amount_xaf         bigint NOT NULL CHECK (amount_xaf > 0),
  paid_at            timestamptz NOT NULL
);
CREATE TABLE devices (
  id               bigint PRIMARY KEY,
  user_id          bigint NOT NULL REFERENCES users (id),
  model            text NOT NULL,
  operating_system text NOT NULL,
  push_token       text NOT NULL UNIQUE,
  last_place       text,
  first_seen_at    timestamptz NOT NULL
);
CREATE TABLE logins (
  id         bigint PRIMARY KEY,
  user_id    bigint NOT NULL REFERENCES users (id),
  logged_at  timestamptz NOT NULL,
  ip         inet NOT NULL,
  provider   text,
  user_agent text NOT NULL,
  language   text,
  time_zone  text
);
-- No foreign key: tickets arrive from another system.
CREATE TABLE support_contacts (
  id        bigint PRIMARY KEY,
  user_id   bigint,
  channel   text NOT NULL,
  body      text NOT NULL,
  opened_at timestamptz NOT NULL
);
CREATE TABLE consents (
  id         bigint PRIMARY KEY,
  visitor_id uuid NOT NULL,
  choice     text NOT NULL CHECK (choice IN ('granted', 'refused')),
  decided_at timestamptz NOT NULL
);
CREATE TABLE page_views (
  id         bigint PRIMARY KEY,
  visitor_id uuid NOT NULL,
  viewed_at  timestamptz NOT NULL,
  path       text NOT NULL,
  referrer   text,
  user_agent text,
  ip         inet
);

CREATE INDEX ON social_links (user_id);
CREATE INDEX ON listings (user_id, published_at);
CREATE INDEX ON photos (listing_id);
CREATE INDEX ON messages (sender_id, sent_at);
CREATE INDEX ON messages (recipient_id);
CREATE INDEX ON messages (listing_id);
CREATE INDEX ON contacts (contact_id);
CREATE INDEX ON orders (buyer_id, placed_at);
CREATE INDEX ON orders (listing_id);
CREATE INDEX ON devices (user_id);
CREATE INDEX ON logins (user_id, logged_at);
CREATE INDEX ON support_contacts (user_id, opened_at);
CREATE INDEX ON consents (visitor_id, decided_at);
CREATE INDEX ON consents (decided_at);
CREATE INDEX ON page_views (viewed_at);

CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch BEFORE UPDATE ON listings FOR EACH ROW EXECUTE FUNCTION touch();
