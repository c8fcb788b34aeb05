-- How many people use an application, and what they write about it. Other contexts keep the applications; here are their ids.
CREATE SCHEMA feedback;

-- One month of one application, as it was told last.
CREATE TABLE feedback.usage (
  application_id uuid        NOT NULL,
  period         text        NOT NULL CONSTRAINT period_is_a_month CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  downloads      bigint      NOT NULL CONSTRAINT downloads_are_counted CHECK (downloads >= 0),
  active_users   bigint      NOT NULL CONSTRAINT active_users_are_counted CHECK (active_users >= 0),
  source         text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    uuid,
  import_id      uuid,
  version        int         NOT NULL,
  PRIMARY KEY (application_id, period)
);

-- Every figure that was ever told, in the order of its versions.
CREATE TABLE feedback.usage_history (
  application_id uuid        NOT NULL,
  period         text        NOT NULL,
  version        int         NOT NULL,
  downloads      bigint      NOT NULL,
  active_users   bigint      NOT NULL,
  source         text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    uuid,
  import_id      uuid,
  PRIMARY KEY (application_id, period, version)
);

CREATE TABLE feedback.review (
  id             uuid PRIMARY KEY,
  application_id uuid        NOT NULL,
  source         text        NOT NULL,
  external_id    text        NOT NULL,
  written_on     date        NOT NULL,
  experienced_on date,
  amended_on     date,
  rating         int         NOT NULL CONSTRAINT rating_is_one_to_five CHECK (rating BETWEEN 1 AND 5),
  text           text        NOT NULL,
  language       text        NOT NULL CONSTRAINT language_has_two_letters CHECK (language ~ '^[a-z]{2}$'),
  checked        boolean     NOT NULL,
  author_email   text,
  state          text        NOT NULL CONSTRAINT review_state_is_known CHECK (state IN ('pending', 'published', 'refused', 'withdrawn')),
  state_since    timestamptz NOT NULL,
  due_at         timestamptz,
  published_at   timestamptz,
  motive         text,
  explanation    text,
  policy_version int,
  imported_at    timestamptz NOT NULL,
  import_id      uuid        NOT NULL,
  version        int         NOT NULL,
  CONSTRAINT one_review_per_source_and_external_id UNIQUE (source, external_id),
  CONSTRAINT experience_comes_before_review CHECK (experienced_on <= written_on),
  CONSTRAINT published_review_bears_its_date CHECK (state <> 'published' OR published_at IS NOT NULL),
  CONSTRAINT refusal_has_its_reason CHECK ((state = 'refused') = (motive IS NOT NULL AND policy_version IS NOT NULL)),
  CONSTRAINT pending_review_has_a_limit CHECK ((state = 'pending') = (due_at IS NOT NULL)),
  CONSTRAINT withdrawn_review_is_forgotten CHECK (state <> 'withdrawn' OR (text = '' AND author_email IS NULL))
);
CREATE INDEX review_in_public_by_day ON feedback.review (application_id, written_on, id) WHERE state = 'published';
CREATE INDEX review_in_public_by_rating ON feedback.review (application_id, rating, id) WHERE state = 'published';
CREATE INDEX review_to_moderate ON feedback.review (state, id);
CREATE INDEX review_of_application ON feedback.review (application_id, id);
CREATE INDEX review_counted_by_day ON feedback.review (application_id, written_on) INCLUDE (rating) WHERE state IN ('pending', 'published');
CREATE INDEX review_by_age ON feedback.review (written_on) WHERE state <> 'withdrawn';

-- The doubt of a publisher about a review: free, with a reason, decided by a moderator.
CREATE TABLE feedback.review_flag (
  id             uuid PRIMARY KEY,
  review_id      uuid        NOT NULL REFERENCES feedback.review,
  application_id uuid        NOT NULL,
  motive         text        NOT NULL,
  explanation    text        NOT NULL CONSTRAINT flag_has_its_reason CHECK (length(explanation) > 0),
  policy_version int         NOT NULL,
  flagged_by     uuid        NOT NULL,
  flagged_at     timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  state          text        NOT NULL CONSTRAINT flag_state_is_known CHECK (state IN ('open', 'upheld', 'dismissed', 'moot')),
  decided_by     uuid,
  decided_at     timestamptz,
  answer         text,
  version        int         NOT NULL,
  CONSTRAINT decided_flag_has_its_day CHECK ((state = 'open') = (decided_at IS NULL)),
  CONSTRAINT judged_flag_has_its_answer CHECK (state NOT IN ('upheld', 'dismissed') OR (decided_by IS NOT NULL AND answer IS NOT NULL))
);
CREATE UNIQUE INDEX one_open_flag_per_review ON feedback.review_flag (review_id) WHERE state = 'open';
CREATE INDEX flag_by_state ON feedback.review_flag (state, id);
CREATE INDEX flag_of_application ON feedback.review_flag (application_id, id);

SELECT public.open_schema_to_application('feedback');
SELECT public.make_append_only('feedback.usage_history');
