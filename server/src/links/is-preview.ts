import type { IncomingHttpHeaders } from 'node:http';

/**
 * Programs that open links by themselves, as they name themselves: those that draw previews (WhatsApp's begins with its
 * name, a browser's never does), search engines, scanners of links, and libraries.
 */
const PROGRAMS: readonly RegExp[] = [
  /^(?:whatsapp|viber|signal)/i,
  /(?:bot|crawler|spider|preview|scanner)(?:[/;)+-]|$)/i,
  /facebookexternalhit|facebookcatalog|meta-external|skypeuripreview|slurp|embedly|vkshare|google-safety|headlesschrome/i,
  /^(?:curl|wget|python|java|go-http-client|okhttp|axios|node|undici|ruby|libwww|php|apache-httpclient)\b/i,
];

/** Whether what asks for a link is a program or only looks ahead, as far as that can be told; no person opened it then. */
export function isPreview(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'HEAD') return true;
  const agent = headers['user-agent'] ?? '';
  if (agent.trim() === '' || PROGRAMS.some((program) => program.test(agent))) return true;
  return ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? '')),
  );
}
