-- What was answered to a request that bore an Idempotency-Key, so that a retry gets the same answer.
CREATE SCHEMA http;
CREATE TABLE http.idempotency (
  caller       text        NOT NULL,
  key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea       NOT NULL,
  started_at   timestamptz NOT NULL,
  status       int,
  body         text,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_by_age ON http.idempotency (started_at);
SELECT public.open_schema_to_application('http');
