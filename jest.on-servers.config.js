/** Run by test/services/run.cjs, once for each choice of servers. */
/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: [
    '<rootDir>/test/e2e/**/*.spec.ts',
    // The runners know of no other server.
    ...(process.env.SUQIU_TEST_EVENT_STORE === 'postgres'
      ? ['<rootDir>/test/integration/runners-*.spec.ts']
      : []),
  ],
  testTimeout: 180_000,
  // Not all routes are asked here: what the document promises is held by npm test.
  reporters: ['default'],
};
