/** Run by test/services/on-postgres.cjs. */
/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/e2e/**/*.spec.ts', '<rootDir>/test/integration/runners-*.spec.ts'],
  // Not all routes are asked here: what the document promises is held by npm test.
  reporters: ['default'],
};
