module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'migrations',
  // Whoever asks for the first database waits for all migrations.
  testTimeout: 60_000,
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
};
