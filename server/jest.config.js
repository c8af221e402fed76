module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'server',
  // Jest would leave a core free, and a third of the time these suites wait. A worker that has grown is replaced.
  maxWorkers: Math.max(3, require('node:os').cpus().length),
  workerIdleMemoryLimit: '1.5GB',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
};
