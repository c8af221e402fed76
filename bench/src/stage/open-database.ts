import { Pool } from 'pg';

/** A few connections for whoever looks at the product's tables from outside. */
export function openDatabase(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 4, application_name: 'sendero bench' });
  // A connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}
