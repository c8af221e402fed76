import { openDatabase } from './open-database';

export interface SiblingDatabase {
  readonly url: string;
  /** Takes it away, whoever is still connected. */
  drop(): Promise<void>;
}

/** A database beside another one on the same server: empty, or a copy of that one if nobody is connected to it. */
export async function siblingDatabase(url: string, name: string, copy = false): Promise<SiblingDatabase> {
  const server = openDatabase(addressOf(url, 'postgres'));
  const drop = () => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await drop();
  await server.query(`CREATE DATABASE ${name} ${copy ? `TEMPLATE ${new URL(url).pathname.slice(1)}` : ''}`);
  return {
    url: addressOf(url, name),
    drop: async () => {
      await drop();
      await server.end();
    },
  };
}

function addressOf(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
