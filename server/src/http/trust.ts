import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config';
import { userError } from '../errors';
import type { Trust } from './access';

/** What is known of a caller, over HTTP and over a socket alike. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string | undefined;
}

/**
 * Decides whether a caller is trusted and why. A person at this machine needs no login yet; everybody else brings the
 * API key. A browser counts as that person only on our own pages: not from another website, and not under a foreign
 * host name that was pointed at this machine.
 *
 * @throws UserError auth.required, auth.foreign_origin
 */
export function trustOf({ headers, remoteAddress }: Caller, config: Pick<Config, 'apiKey' | 'host'>): Trust {
  if (headers.origin !== undefined && hostOf(headers.origin) !== headers.host?.toLowerCase()) {
    throw userError(403, 'auth.foreign_origin');
  }
  if (headers.authorization !== undefined) {
    if (isKey(headers.authorization, config.apiKey)) return 'key';
    throw userError(401, 'auth.required');
  }
  if (!isLoopback(remoteAddress) || wasForwarded(headers)) throw userError(401, 'auth.required');
  if (!isOwnName(headers.host, config.host)) throw userError(403, 'auth.foreign_origin');
  return 'loopback';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Compares digests, which have one length and tell nothing by the time that the comparison takes. */
function isKey(authorization: string, apiKey: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization)?.[1];
  return given !== undefined && apiKey !== undefined && timingSafeEqual(digest(given), digest(apiKey));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/** Behind a reverse proxy everybody seems to sit at this machine. */
function wasForwarded(headers: IncomingHttpHeaders): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
}

function isOwnName(host: string | undefined, configuredHost: string): boolean {
  const name = host?.toLowerCase().replace(/:\d+$/, '');
  return (
    name !== undefined &&
    (name === 'localhost' ||
      name.endsWith('.localhost') ||
      name === '[::1]' ||
      /^127(\.\d{1,3}){3}$/.test(name) ||
      name === configuredHost.toLowerCase())
  );
}
