-- Written in the very transaction of the effect: a key whose effect was committed is never worked on again, whatever
-- became of the process that should have answered.
ALTER TABLE http.idempotency ADD COLUMN effect_at timestamptz;
