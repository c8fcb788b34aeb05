const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
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
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
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

/** Unit tests sit beside the code and may not reach a database; the others run against the real stack. */
export default {
  projects: [
    project('unit', ['libs', 'apps'], { setupFiles: ['<rootDir>/test/support/no-database.mjs'] }),
    project('integration', ['test/integration']),
    project('access', ['test/access']),
    project('journeys', ['test/journeys']),
    project('faults', ['test/faults']),
  ],
};
