/*
 * A story that fails where many jobs share a machine is told once more, and the first failure is printed. On a
 * developer's machine it fails at once: a story that needs two tries is one to look into.
 */
if (process.env['CI']) jest.retryTimes(1, { logErrorsBeforeRetry: true });
