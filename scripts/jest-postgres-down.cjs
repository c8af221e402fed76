// Jest's globalTeardown, the other half of jest-postgres-up.cjs.
module.exports = async () => {
  await globalThis.senderoTestPostgres?.stop();
};
