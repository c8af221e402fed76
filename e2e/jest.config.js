module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'e2e',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
  // Stories wait as much as they work: two cores carry three, each with a product and a browser of its own.
  maxWorkers: 3,
  // A story starts the product, opens several pages and moves the clock over days.
  testTimeout: 300_000,
};
