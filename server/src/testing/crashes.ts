import { Client } from 'pg';

/** Deaths of parts of the server, each at another statement. */
export interface Crashes {
  /** What was about to be done, or had just been committed, when the connection died. */
  readonly happened: readonly string[];
  stop(): void;
}

/**
 * Lets the connections of some parts of the server die as the process would: before one statement after the other, the
 * gaps growing by one so that each place of a transaction comes up, and once in a while just after a commit, before
 * anybody knows of it.
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
    left -= 1;
    if (left > 0 || statement === 'ROLLBACK') return real.apply(this, given);
    gap += 1;
    left = gap;
    const isCommit = statement === 'commit';
    happened.push(isCommit && gap % 2 === 0 ? 'after commit' : statement);
    const die = () => real.call(this, 'SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    if (!isCommit || gap % 2 !== 0) {
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
