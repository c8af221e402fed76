/*
 * Where many jobs share a machine, a test of several processes that fails is run once more, and the first failure is
 * printed. On a developer's machine it fails at once: a test that needs two tries is one to look into.
 */
const globals = require('@jest/globals');

if (process.env.CI) globals.jest.retryTimes(1, { logErrorsBeforeRetry: true });
