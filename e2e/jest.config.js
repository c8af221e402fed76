const path = require('node:path');

module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'e2e',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  setupFilesAfterEnv: [path.join(__dirname, 'src/retry-once.ts')],
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  // One browser at a time: they measure what a person sees, and two cores carry one.
  maxWorkers: 1,
  // A story starts the product, opens several pages and moves the clock over days.
  testTimeout: 180_000,
};
