/**
 * Calls an HTTP API of this machine that speaks JSON. Converts: the answer is what the API documents.
 *
 * @throws Error with the API's own sentence when it refuses
 */
export async function callJson<T>(method: string, url: string, body?: object): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} was answered with ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}
