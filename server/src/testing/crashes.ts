import { Client } from 'pg';

/** Deaths of parts of the server, each at another statement. */
export interface Crashes {
  /** What was about to be done, or had just been committed, when the connection died. */
  readonly happened: readonly string[];
  stop(): void;
}

/**
 * Lets the connections of some parts of the server die as the process would: before every statement the first time that
 * it comes up, and just after a commit, before anybody knows of it; then again and again, the gaps growing by one.
 *
 * @param parts names of pools, such as “tasks”
 * @param most how many deaths; after that everything goes on undisturbed
 */
export function crashes(parts: readonly string[], most: number): Crashes {
  const happened: string[] = [];
  const real = prototype.query;
  const names = parts.map((part) => `sendero ${part}`);
  let left = 1;
  let gap = 1;
  prototype.query = function query(...given) {
    const statement = nameOf(given[0]);
    if (happened.length >= most || !names.includes(String(this.connectionParameters.application_name))) {
      return real.apply(this, given);
    }
    const isAfter = statement === 'commit' && happened.includes('commit');
    const place = isAfter ? 'after commit' : statement;
    left -= 1;
    if (statement === 'ROLLBACK' || (left > 0 && happened.includes(place))) return real.apply(this, given);
    gap += 1;
    left = gap;
    happened.push(place);
    const die = () => real.call(this, 'SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    if (!isAfter) {
      void die();
      return real.apply(this, given);
    }
    return real.apply(this, given).then(async () => {
      await die();
      throw new Error('The process died');
    });
  };
  return {
    happened,
    stop: () => {
      prototype.query = real;
    },
  };
}

type Connection = { readonly connectionParameters: { readonly application_name?: string } };
type Query = (this: Connection, ...given: unknown[]) => Promise<unknown>;

/** Converts: only the way that the hot path uses is meant, which answers with a promise. */
const prototype = Client.prototype as unknown as { query: Query };

function nameOf(statement: unknown): string {
  if (typeof statement === 'string') return statement.trim().split(/\s+/).slice(0, 3).join(' ');
  if (typeof statement !== 'object' || statement === null) return '';
  if ('name' in statement && typeof statement.name === 'string') return statement.name;
  return 'text' in statement ? nameOf(statement.text) : '';
}
