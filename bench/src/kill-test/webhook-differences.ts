import type { Pool } from 'pg';

interface Told {
  readonly eventId: string;
  readonly orderKey: string;
  readonly state: string;
}

/** Of one kind of difference, this many are told. */
const MOST_TOLD = 5;

/** Compares what happened with what was made of it, and that with what another system heard, in which order. */
export async function webhookDifferences(database: Pool, heard: readonly string[]): Promise<readonly string[]> {
  const { rows: untold } = await database.query<{ what: string }>(UNTOLD);
  const { rows: told } = await database.query<Told>(
    `SELECT event_id AS "eventId", order_key AS "orderKey", state FROM webhook_delivery ORDER BY id`,
  );
  return [
    ...untold.map(({ what }) => what),
    ...told
      .filter(({ state }) => state !== 'delivered')
      .map(({ eventId, state }) => `The delivery of event ${eventId} is ${state}.`)
      .slice(0, MOST_TOLD),
    ...outOfOrder(told, heard).slice(0, MOST_TOLD),
  ];
}

/** For each contact every event must have come at least once; one may come again only before the next one does. */
function outOfOrder(told: readonly Told[], heard: readonly string[]): readonly string[] {
  const lineOf = new Map(told.map(({ eventId, orderKey }) => [eventId, orderKey]));
  const came = new Map<string, string[]>();
  for (const id of heard) {
    const line = came.get(lineOf.get(id) ?? '') ?? [];
    if (line.at(-1) !== id) line.push(id);
    came.set(lineOf.get(id) ?? '', line);
  }
  return [...new Set(lineOf.values()), ''].flatMap((line) => {
    const [expected, found] = [told.filter(({ orderKey }) => orderKey === line), came.get(line) ?? []];
    const place = Array.from({ length: Math.max(expected.length, found.length) }, (_, index) => index).find(
      (index) => expected[index]?.eventId !== found[index],
    );
    return place === undefined
      ? []
      : [`In line “${line}” event ${place + 1} is ${expected[place]?.eventId}, and ${found[place]} came.`];
  });
}

/** What happened, as “type id”, and how many events there are of it: one. */
const UNTOLD = `
WITH happened AS (
  SELECT 'message ' || id AS what FROM message WHERE direction = 'in'
   UNION ALL SELECT status || ' ' || id FROM message
              WHERE direction = 'out' AND status IN ('sent', 'delivered', 'read', 'failed')
   UNION ALL SELECT 'consent ' || id FROM consent_entry
   UNION ALL SELECT 'run.entered ' || id FROM run
   UNION ALL SELECT 'run.left ' || id FROM run WHERE status <> 'active'
), told AS (
  SELECT CASE WHEN type = 'message.status' THEN (body->'data'->'message'->>'status') || ' ' || (body->'data'->'message'->>'id')
              WHEN type LIKE 'message.%' THEN 'message ' || (body->'data'->'message'->>'id')
              WHEN type = 'consent.changed' THEN 'consent ' || (body->'data'->'consent'->>'id')
              ELSE type || ' ' || (body->'data'->'run'->>'id') END AS what
    FROM webhook_event WHERE type <> 'template.status'
), counted AS (
  SELECT what, count(*) AS n FROM told GROUP BY what
)
SELECT what || ' was told ' || coalesce(n, 0) || ' times' AS what
  FROM happened LEFT JOIN counted USING (what) WHERE n IS DISTINCT FROM 1
UNION ALL
SELECT what || ' was told ' || n || ' times' FROM counted WHERE n > 1 AND what NOT IN (SELECT what FROM happened)
 LIMIT 10`;
