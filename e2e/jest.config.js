module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'e2e',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
  // Stories wait more than they work: two cores carry two, each with a product and a browser of its own.
  maxWorkers: 2,
  // A story starts the product, opens several pages and moves the clock over days.
  testTimeout: 180_000,
};
