export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres';
export { freePort } from './free-port';
export { migrate } from './migrate';
export { migrations } from './migrations';
export { SetupError, type SetupCode } from './setup-error';
export { createTestDatabase, type TestDatabase } from './test-database';
export { startTestPostgres } from './test-postgres';
