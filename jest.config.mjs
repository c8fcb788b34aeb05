const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^#openapi$': '<rootDir>/libs/http/src/openapi.ts',
    '^#(http|jobs)/(.*)$': '<rootDir>/libs/$2/src/$1.module.ts',
    '^#(testing|rules)/(.*)$': '<rootDir>/libs/$2/src/$1.ts',
    '^#libs/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};

const project = (displayName, roots, more = {}) => ({
  ...shared,
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testRegex: '\\.spec\\.tsx?$',
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...more,
});

/** Suites against the real stack may begin with a tale that was told once for all of them. */
const tales = {
  globalSetup: '<rootDir>/test/support/begin-tales.mjs',
  globalTeardown: '<rootDir>/test/support/end-tales.mjs',
};

/** Unit tests sit beside the code and may not reach a database; the others run against the real stack. */
export default {
  projects: [
    project('unit', ['libs', 'apps'], { setupFiles: ['<rootDir>/test/support/no-database.mjs'] }),
    project('integration', ['test/integration'], tales),
    project('access', ['test/access'], tales),
    project('journeys', ['test/journeys'], tales),
    project('faults', ['test/faults'], tales),
  ],
};
