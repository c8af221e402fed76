import { isHeaderName, type WebRequest } from './web-request';

/** What keeps a request from ever being made, in words that say what to do. */
export function requestProblems({ url, headers, body }: WebRequest): readonly string[] {
  return [
    ...(isAddress(url) ? [] : ['its address must begin with https:// or http:// and name a host.']),
    ...headers
      .filter(({ name }) => !isHeaderName(name))
      .map(({ name }) =>
        name === '' ? 'a header has no name. Name it or delete it.' : `“${name}” is not a header that can be set.`,
      ),
    ...(body.type === 'json' && !isJson(body.json) ? ['its body is not valid JSON. Check quotes and commas.'] : []),
    ...(body.type === 'form' && body.fields.some(({ name }) => name === '') ? ['a form field has no name.'] : []),
  ];
}

/** The host may not come from a placeholder: whom we talk to is for the designer to say. */
function isAddress(url: string): boolean {
  const [, host] = /^https?:\/\/([^/?#\s]+)/i.exec(url) ?? [];
  return host !== undefined && !/[{}%@]/.test(host) && URL.canParse(`https://${host}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
