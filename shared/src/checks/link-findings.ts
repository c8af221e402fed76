import type { Finding } from '../nodes';
import { sentence } from '../problems';

/** Whether WhatsApp could fetch a link. One whose address is only known when it is filled in passes. */
export function linkFindings(link: string, title: string): readonly Finding[] {
  const hidden = link.search(/\{[{%]/);
  const isFine = hidden < 0 ? isPublic(link) : mayBePublic(link.slice(0, hidden));
  if (isFine) return [];
  return [{ code: 'send.link_invalid', severity: 'error', message: sentence('send.link_invalid', { title }) }];
}

/** Judges the start of a link, up to its first placeholder. */
function mayBePublic(start: string): boolean {
  if (start.trim() === '') return true;
  const host = /^https:\/\/([^/?#]+)[/?#]/i.exec(start.trim())?.[1];
  return host === undefined ? /^https:\/\//i.test(start.trim()) : isPublic(`https://${host}/`);
}

function isPublic(link: string): boolean {
  if (!URL.canParse(link.trim())) return false;
  const { protocol, hostname } = new URL(link.trim());
  return protocol === 'https:' && hostname.includes('.') && !isPrivateAddress(hostname);
}

/** Loopback, link-local and private IPv4 networks, and names that only a local network knows. */
function isPrivateAddress(hostname: string): boolean {
  return (
    /^(127|10|0)\.[\d.]+$/.test(hostname) ||
    /^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname) ||
    /\.(local|localhost|internal)$/.test(hostname)
  );
}
