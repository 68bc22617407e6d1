-- What runs when, and which release is whose. No row of a controller's data, no key of one.
CREATE SCHEMA IF NOT EXISTS lethe_control;

CREATE TABLE IF NOT EXISTS lethe_control.run (
  run_id      uuid PRIMARY KEY,
  run_key     text NOT NULL,
  job         text NOT NULL,
  controller  text NOT NULL,
  as_of       date NOT NULL,
  parameters  text NOT NULL,
  attempts    int NOT NULL,
  state       text NOT NULL CHECK (state IN ('RUNNING', 'WAITING', 'DONE', 'REFUSED', 'FAILED', 'STOPPED')),
  exit_code   int,
  detail      text,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  UNIQUE (job, run_key)
);

CREATE TABLE IF NOT EXISTS lethe_control.release (
  release_id    uuid PRIMARY KEY,
  controller    text NOT NULL,
  table_name    text NOT NULL,
  period        text NOT NULL,
  revision      bigint NOT NULL,
  input_digest  text NOT NULL,
  state         text NOT NULL CHECK (state IN ('RESERVED', 'COMMITTED', 'REFUSED')),
  delta_version bigint,
  row_count     bigint,
  findings      text,
  reserved_at   timestamptz NOT NULL,
  settled_at    timestamptz,
  UNIQUE (controller, table_name, period, revision)
);
