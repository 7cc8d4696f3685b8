/** What needs more than Node: real servers where they can be had, and the suites that take their time. */
process.env.SUQIU_TEST_SERVICES = '1';

/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/**/*.services.spec.ts', '<rootDir>/test/**/*kurrentdb*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  globalSetup: '<rootDir>/test/services/setup.cjs',
  globalTeardown: '<rootDir>/test/services/teardown.cjs',
  // Not all routes are asked here: what the document promises is held by npm test.
  reporters: ['default', '<rootDir>/test/kit/ran-on-reporter.cjs'],
};
