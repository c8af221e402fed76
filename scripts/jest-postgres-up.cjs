// Jest's globalSetup where tests need a database: a throw-away Postgres, unless the caller brings one.
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const { startTestPostgres } = require('../migrations/src/test-postgres');
  globalThis.senderoTestPostgres = await startTestPostgres();
  process.env.TEST_DATABASE_URL = globalThis.senderoTestPostgres.url;
};
