/**
 * The walls of DESIGN §3; imports of types alone count like any other. Each rule has a known-bad file under
 * test/architecture/fixtures that must break it.
 */
const pure = '^src/([^/]+/(domain|integration|sagas|views)/|[^/]+/read-models/[^/]+/(project|row)\\.ts$)';
const drivers = 'node_modules/(libsql|pg|@eventstore|@kurrent|kafkajs|@aws-sdk|exceljs)/';
const edgeLibraries =
  'node_modules/(@nestjs|fastify|@fastify|kysely|ajv|ajv-formats|jose|pino|prom-client|sharp|libheif-js|silk-wasm|rxjs|class-validator|class-transformer)/';
/** What knows every feature and every adapter. */
const composition = '^src/main\\.ts$|^src/(app|cli|config)/';
/** What all features stand on. */
const ground = 'kernel/|runtime/|adapters/|edge/|observability/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^src/appeals/domain/' },
      to: { circular: true },
    },
    {
      name: 'cards-run-one-way',
      comment:
        'the unions of events and commands are derived from the cards that use them: a circle of types alone',
      severity: 'error',
      from: { path: '^src/appeals/domain/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'features-know-each-other-one-way',
      comment: 'two features that need each other are one, or a third is missing below them',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/[^/]+$' },
      to: { circular: true, path: '^src/[^/]+$' },
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
      name: 'edge-knows-no-feature',
      severity: 'error',
      from: { path: '^src/edge/' },
      to: { path: '^src/(?!edge/|kernel/|runtime/|observability/)' },
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
      name: 'only-the-profile-knows-adapters',
      comment:
        'which adapter stands behind which port is decided in one place; how a thread is fed belongs to it',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/adapters/|^src/app/((profile|profile-parts|stores|master-key)\\.ts|embedded/)',
      },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'a-feature-enters-another-by-its-index',
      severity: 'error',
      from: { path: `^src/(?!${ground})([^/]+)/`, pathNot: composition },
      to: {
        path: '^src/(?!kernel/|runtime/|adapters/|app/|cli/)([^/]+)/',
        pathNot: '^src/$1/|^src/[^/]+/index\\.ts$',
      },
    },
    {
      name: 'only-the-list-names-features',
      comment: 'whoever adds a feature adds its folder, and a line there',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/(features|composition)\\.ts$' },
      to: { path: '^src/(?!kernel/)[^/]+/feature\\.ts$' },
    },
    {
      name: 'nothing-imports-the-composition',
      severity: 'error',
      from: { path: '^src/', pathNot: composition },
      to: { path: '^src/(main\\.ts$|app/|cli/)' },
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
