module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'server',
  // Integration suites start the whole product; two of them share two cores.
  testTimeout: 60_000,
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
};
