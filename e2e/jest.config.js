module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'e2e',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
  // One browser at a time: they measure what a person sees, and two cores carry one.
  maxWorkers: 1,
  // A story starts the product, opens several pages and moves the clock over days.
  testTimeout: 180_000,
};
