/** The shape of the house, as rules a machine checks on every commit. The reasons are in docs/adding-a-feature.md. */
const contexts =
  'referencing|criteria|evaluation|catalogue|identity|audit|vigilance|appeal|trust|feedback|retention|reading|signals';
const platform = 'vault|journal|messaging|jobs|notification|access|http|database|files|config|telemetry';
const doors = '(index|openapi|http\\.module|jobs\\.module|testing|rules)\\.tsx?$';

const layer = (...names) => `^libs/(${contexts})/src/(${names.join('|')})/`;
/** `$1` is the lib of the importing file. */
const sameLib = '^libs/$1/';
const specs = '\\.spec\\.tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What goes round cannot be read from the beginning.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-knows-only-the-kernel',
      comment:
        'Rules are pure: the kernel, their own folder, and two functions of mathematics (a hash, a canonical form).',
      severity: 'error',
      from: { path: `^libs/(${contexts})/src/domain/`, pathNot: specs },
      to: {
        pathNot: ['^libs/kernel/src/index\\.ts$', '^libs/$1/src/domain/', '^crypto$', 'node_modules/canonicalize/'],
      },
    },
    {
      name: 'kernel-knows-nobody',
      comment: 'Everything rests on it.',
      severity: 'error',
      from: { path: '^libs/kernel/' },
      to: { path: '^libs/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'application-stays-inside',
      comment: 'Use cases know their domain and their ports, never who calls them or what keeps their data.',
      severity: 'error',
      from: { path: `^libs/(${contexts})/src/application/`, pathNot: specs },
      to: { path: '^libs/$1/src/(persistence|http|jobs)/' },
    },
    {
      name: 'application-knows-no-technology',
      comment: 'Only @nestjs/common (for @Injectable) and node:crypto come from outside.',
      severity: 'error',
      from: { path: layer('application'), pathNot: specs },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
        pathNot: ['node_modules/@nestjs/common/', '^crypto$'],
      },
    },
    {
      name: 'edges-do-not-meet',
      comment: 'persistence, http and jobs import inwards, never each other: a module puts them together.',
      severity: 'error',
      from: { path: `^libs/(${contexts})/src/(persistence|http|jobs)/`, pathNot: specs },
      to: { path: '^libs/$1/src/(persistence|http|jobs)/', pathNot: '^libs/$1/src/$2/' },
    },
    {
      name: 'libs-meet-at-the-door',
      comment:
        'Another lib is seen through index.ts, openapi.ts, http.module.ts, jobs.module.ts, testing.ts or rules.ts alone.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: [sameLib, `^libs/[^/]+/src/${doors}`] },
    },
    {
      name: 'apps-use-doors',
      comment: 'Apps compose; they reach into no lib.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/[^/]+/', pathNot: `^libs/[^/]+/src/${doors}` },
    },
    {
      name: 'apps-do-not-share',
      comment: 'What two apps need is a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-never-see-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'platform-knows-no-context',
      comment: 'apps → contexts → platform → kernel.',
      severity: 'error',
      from: { path: `^libs/(${platform})/` },
      to: { path: `^libs/(${contexts})/` },
    },
    {
      name: 'nobody-enters-by-his-own-door',
      comment: 'Inside a lib, files import files: a door imported from inside is how cycles begin.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/', pathNot: specs },
      to: { path: '^libs/$1/src/(index|testing|rules)\\.tsx?$' },
    },
    {
      name: 'tests-stay-in-tests',
      comment: 'Builders for tests are for tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [specs, '/src/testing\\.ts$'] },
      to: { path: ['/src/testing\\.ts$', specs, '^test/'] },
    },
    {
      name: 'swagger-through-its-door',
      comment:
        'Decorators of the contract come from #openapi, which is silent where no contract is written: the library behind it costs a sixth of the start. What writes the contract, and the types of the door itself, may name it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^apps/api/src/documents/', '^libs/http/src/openapi\\.ts$'] },
      to: { path: 'node_modules/@nestjs/swagger/' },
    },
    {
      name: 'only-what-is-declared',
      comment:
        'A package that only another package brings may be gone tomorrow; one for development is not there in production.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: specs },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
