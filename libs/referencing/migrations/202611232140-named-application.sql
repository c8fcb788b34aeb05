-- What an application is called, for contexts that are told its id: in the catalogue, or not yet.
CREATE VIEW referencing.named_application AS SELECT id, name FROM referencing.application;
GRANT SELECT ON referencing.named_application TO aval_app;
