module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'bench',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
  setupFilesAfterEnv: ['<rootDir>/../scripts/jest-retry-once.cjs'],
};
