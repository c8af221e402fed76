module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'server',
  // Integration suites start the whole product; two of them share two cores.
  testTimeout: 60_000,
  // Jest would take one of two cores, and these suites mostly wait. A worker that has grown is replaced.
  maxWorkers: Math.max(2, require('node:os').cpus().length - 1),
  workerIdleMemoryLimit: '1.5GB',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
};
