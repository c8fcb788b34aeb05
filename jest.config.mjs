/** The specs run in Node itself, as they are built: see test/support/native/runner.mjs. */
const shared = {
  testEnvironment: '<rootDir>/test/support/native/environment.mjs',
  testRunner: '<rootDir>/test/support/native/runner.mjs',
  transform: {},
  globalSetup: '<rootDir>/test/support/native/setup.mjs',
  globalTeardown: '<rootDir>/test/support/end-tales.mjs',
};

const project = (displayName, roots, more = {}) => ({
  ...shared,
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testRegex: '\\.spec\\.tsx?$',
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...more,
});

/** Unit tests sit beside the code and may not reach a database; the others run against the real stack. */
export default {
  projects: [
    project('unit', ['libs', 'apps'], {
      testEnvironmentOptions: { environment: { DATABASE_URL: 'postgres://unit-tests-have-no-database.invalid/none' } },
    }),
    project('integration', ['test/integration']),
    project('access', ['test/access']),
    project('journeys', ['test/journeys']),
    project('faults', ['test/faults']),
  ],
};
