const { readdirSync, readFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');

/** Jest on Node 20 runs CommonJS: every dependency that is an ES module is transformed on the way in. */
function esModules(root = join(__dirname, 'node_modules'), prefix = '') {
  return readdirSync(root).flatMap((name) => {
    if (name.startsWith('.')) return [];
    if (name.startsWith('@') && prefix === '') return esModules(join(root, name), `${name}/`);
    const manifest = join(root, name, 'package.json');
    if (!existsSync(manifest)) return [];
    return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module' ? [prefix + name] : [];
  });
}

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // Jest leaves a core idle, and on two cores that is half of them: the run takes twice as long.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.services\\.spec\\.ts$'],
  transform: {
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  transformIgnorePatterns: [
    `/node_modules/(?!(${esModules().join('|')})/)`,
    '<rootDir>/dist/',
    '<rootDir>/build/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/data/'],
  reporters: ['default', '<rootDir>/test/kit/promises.js', '<rootDir>/test/kit/ran-on-reporter.cjs'],
  testTimeout: 60_000,
};
