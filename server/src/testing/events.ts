import type { EventResult, Properties, RunStartResult } from '@sendero/shared';
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

/** All runs, oldest first, as `Cart active pause`: the journey, how it stands, and where. */
export async function shownRuns(product: Product): Promise<readonly string[]> {
  return (await runsOf(product)).map(({ journey, status, node }) => `${journey} ${status} ${node}`);
}

/**
 * Waits until what customers wrote has come in, nothing waits for the engine any more, and what may go out has gone. What
 * is held, by a channel, a journey or quiet hours, may wait on.
 */
export async function settled(product: Product): Promise<void> {
  await eventually(product.onTheirWay, (messages) => messages === 0);
  await eventually(
    () => product.sql(AT_WORK),
    (rows) => rows.length === 0,
  );
}

/** Waits until other systems were told of everything that happened; what failed and is tried again is not told. */
export async function allTold(product: Product): Promise<void> {
  await settled(product);
  await eventually(
    () => product.sql('SELECT FROM webhook_fact UNION ALL SELECT FROM webhook_queue'),
    (rows) => rows.length === 0,
  );
}

/** One statement: what is no longer to be sent may have become an event by the same commit. */
const AT_WORK = `
SELECT FROM event
 UNION ALL
SELECT FROM outbox o
 WHERE o.quiet_until IS NULL
   AND NOT EXISTS (SELECT FROM channel_throughput t WHERE t.channel_id = o.channel_id AND t.held_until > now())
   AND NOT EXISTS (SELECT FROM journey j WHERE j.id = o.journey_id AND j.status = 'paused')`;
