import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPrivateAddress } from './private-address';

/** Asks for the addresses of a host. */
export type Resolve = (host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

/**
 * Opens connections for people whom we need not trust: to public addresses only, unless private ones are allowed. A name
 * is looked up once, every address that it has is judged, and the connection goes to one of these. An address that is
 * written as a number is never looked up: ask `isPlainlyPrivate` before.
 */
export function openAgent(
  allowPrivate: boolean,
  resolveHost: Resolve = (host, done) => resolve(host, { all: true }, done),
): Agent {
  return new Agent({
    connect: allowPrivate ? {} : { lookup: publicLookup(resolveHost) },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
  });
}

/** Whether an address can be seen to be private without asking anybody: by a number, or by a name for this machine (RFC 6761). */
export function isPlainlyPrivate(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isIP(host) !== 0 && isPrivateAddress(host);
}

/** Whether a request failed because its host has an address that is not public. */
export function isRefusedAsPrivate(error: unknown): boolean {
  if (error instanceof PrivateAddress) return true;
  if (error instanceof AggregateError) return error.errors.some(isRefusedAsPrivate);
  return error instanceof Error && error.cause !== undefined && isRefusedAsPrivate(error.cause);
}

class PrivateAddress extends Error {}

function publicLookup(resolveHost: Resolve): LookupFunction {
  return (host, { all }, done) => {
    resolveHost(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`${host} has no address`), []);
      if (addresses.some(({ address }) => isPrivateAddress(address))) return done(new PrivateAddress(), []);
      if (all) return done(null, [...addresses]);
      return done(null, first.address, first.family);
    });
  };
}
