module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'e2e',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
  // Two cores carry two, each with a product and a browser of its own; a third made all of them slower than one after another.
  maxWorkers: 2,
  // For what hangs: the longest story took 317 s where twenty jobs shared two cores.
  testTimeout: 900_000,
};
