import { setTimeout as sleep } from 'node:timers/promises';
import type { EventResult, JourneyDocument, Properties, RunStartResult } from '@sendero/shared';
import { eventually, type Product } from './product';

export const PERSON = '+15550100001';

/** Tells what happened to one person. */
export async function happens(
  product: Product,
  name: string,
  properties: Properties = {},
  more: object = {},
): Promise<EventResult> {
  const [result] = await happenAll(product, [{ name, properties, ...more }]);
  if (!result) throw new Error('The event was not answered for');
  return result;
}

/** Tells what happened to one person, in one request. */
export async function happenAll(product: Product, events: readonly object[]): Promise<readonly EventResult[]> {
  const { results } = await product.api<{ readonly results: readonly EventResult[] }>('POST', '/events', {
    events: events.map((event) => ({ phone: PERSON, ...event })),
  });
  return results;
}

/** Publishes one more journey, beside those that are live. */
export async function publishToo(product: Product, name: string, document: JourneyDocument): Promise<string> {
  const { id } = await product.api<{ readonly id: string }>('POST', '/journeys', { name, document });
  await product.api('POST', `/journeys/${id}/publish`, {});
  return id;
}

export async function startRuns(
  product: Product,
  journey: string,
  request: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly RunStartResult[]> {
  const answer = await fetch(`${product.url}/api/journeys/${journey}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  if (!answer.ok) throw new Error(`Starting runs was answered with ${answer.status}: ${await answer.text()}`);
  const { results } = (await answer.json()) as { readonly results: readonly RunStartResult[] };
  return results;
}

export interface RunRow {
  readonly journey: string;
  readonly status: string;
  readonly node: string;
  readonly reason: string;
  readonly key: string;
  readonly event: Properties | null;
}

/** All runs, oldest first. */
export function runsOf(product: Product): Promise<readonly RunRow[]> {
  return product.sql<RunRow & Record<string, unknown>>(
    `SELECT j.name AS journey, r.status, r.state->>'node' AS node, r.state->>'reason' AS reason, r.key,
            r.state->'event' AS event FROM run r JOIN journey j ON j.id = r.journey_id ORDER BY r.id`,
  );
}

/** Waits until all that customers wrote has come in, and nothing waits for the engine any more. */
export async function settled(product: Product): Promise<void> {
  await eventually(product.underWay, (messages) => messages === 0);
  await eventually(
    () => product.sql('SELECT id FROM event'),
    (rows) => rows.length === 0,
  );
  await sleep(100);
}
