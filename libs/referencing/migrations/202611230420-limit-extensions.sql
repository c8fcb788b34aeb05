-- More time for a state of a dossier: once for each, with its motive; what was and what is, for whoever counts later.
CREATE TABLE referencing.limit_extension (
  dossier_id    uuid        NOT NULL REFERENCES referencing.dossier,
  state         text        NOT NULL CONSTRAINT extensible_state_is_known CHECK (state IN ('contracting', 'evaluation', 'observations')),
  granted_by    uuid        NOT NULL,
  granted_at    timestamptz NOT NULL,
  motive        text        NOT NULL,
  former_due_on date        NOT NULL,
  due_on        date        NOT NULL,
  CONSTRAINT a_limit_is_extended_once PRIMARY KEY (dossier_id, state),
  CONSTRAINT an_extension_gives_time CHECK (due_on > former_due_on)
);
SELECT public.make_append_only('referencing.limit_extension');
