-- A row says: the work of this hour was ordered. Two workers that see the same hour strike order it once.
CREATE TABLE jobs.occurrence (
  job        text        NOT NULL,
  occurs_at  timestamptz NOT NULL,
  ordered_at timestamptz NOT NULL,
  CONSTRAINT one_order_per_occurrence PRIMARY KEY (job, occurs_at)
);
