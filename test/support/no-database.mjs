// A unit test that reaches for a database fails at once instead of passing on a laptop that has one.
process.env.DATABASE_URL = 'postgres://unit-tests-have-no-database.invalid/none';
