module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'migrations',
  globalSetup: '../scripts/jest-postgres-up.cjs',
  globalTeardown: '../scripts/jest-postgres-down.cjs',
};
