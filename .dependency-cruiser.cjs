/** The walls of DESIGN §3. Each rule has a known-bad file under test/architecture/fixtures that must break it. */
const pure = '^src/([^/]+/(domain|sagas|views)/|[^/]+/read-models/[^/]+/(project|row)\\.ts$)';
const drivers = 'node_modules/(libsql|pg|@eventstore|@kurrent|kafkajs|@aws-sdk)/';
const edgeLibraries =
  'node_modules/(@nestjs|fastify|@fastify|kysely|ajv|ajv-formats|jose|pino|prom-client|sharp|file-type|rxjs|class-validator|class-transformer)/';
const composition = '^src/(app\\.module|main|runners|config|bootstrap|app/.*)\\.ts$|^src/(app|cli)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-only-itself',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'pure-code-has-no-edges',
      comment: 'domain, sagas, views and projections know no Nest, no node: module, no driver',
      severity: 'error',
      from: { path: pure },
      to: { path: `${drivers}|${edgeLibraries}|^src/(runtime|adapters|edge|observability)/` },
    },
    {
      name: 'pure-code-has-no-node-modules-of-the-platform',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'runtime-knows-no-feature',
      severity: 'error',
      from: { path: '^src/runtime/' },
      to: { path: '^src/(?!runtime/|kernel/)' },
    },
    {
      name: 'drivers-only-in-their-adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/' },
      to: { path: drivers },
    },
    {
      name: 'adapters-know-no-feature',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: '^src/(?!adapters/|kernel/|runtime/)' },
    },
    {
      name: 'only-the-composition-knows-adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: `${composition}|^src/adapters/` },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'a-feature-enters-another-by-its-index',
      severity: 'error',
      from: { path: '^src/(?!kernel/|runtime/|adapters/)([^/]+)/', pathNot: composition },
      to: {
        path: '^src/(?!kernel/|runtime/|adapters/)([^/]+)/',
        pathNot: '^src/$1/|^src/[^/]+/index\\.ts$',
      },
    },
    {
      name: 'nothing-imports-the-composition',
      severity: 'error',
      from: { path: '^src/', pathNot: composition },
      to: { path: '^src/(app\\.module|main|runners)\\.ts$' },
    },
    {
      name: 'no-development-dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
