import { durationMs, unreachable, type EpochMs, type HistoryCondition, type ReachedStatus } from '@sendero/shared';
import type { Parameters } from '../database/parameters';
import { compareSql } from './compare-sql';

/**
 * The condition, in SQL, that something happened to the contact `c` as often as asked: what `happenedOften` says of one
 * contact. It stops counting when there is enough.
 */
export function historySql(condition: HistoryCondition, now: EpochMs, parameters: Parameters): string {
  const { times, within } = condition;
  const moment = (at: EpochMs) => parameters.add(new Date(at), 'timestamptz');
  const inTime = (column: string) => [
    ...(within === null ? [] : [`${column} >= ${moment(now - durationMs(within))}`]),
    `${column} <= ${moment(now)}`,
  ];
  const enough = parameters.add(times, 'int');
  return `((SELECT count(*) FROM (SELECT 1 ${rowsSql(condition, inTime, parameters)} LIMIT ${enough}) AS found) >= ${enough})`;
}

function rowsSql(
  condition: HistoryCondition,
  inTime: (column: string) => readonly string[],
  parameters: Parameters,
): string {
  switch (condition.subject) {
    case 'eventHistory': {
      const { name, where } = condition.event;
      const fits = where.map(
        ({ property, is, value }) =>
          `coalesce(${compareSql(`(e.properties -> ${parameters.add(property, 'text')})`, is, value, parameters)}, false)`,
      );
      const conditions = [`e.name = ${parameters.add(name, 'text')}`, ...inTime('e.at'), ...fits];
      return `FROM contact_event e WHERE e.contact_id = c.id AND ${conditions.join(' AND ')}`;
    }
    case 'messageHistory': {
      const conditions = [`m.direction = 'out'`, ...inTime('m.at'), REACHED[condition.status]];
      return `FROM message m WHERE m.contact_id = c.id AND ${conditions.join(' AND ')}`;
    }
    default:
      return unreachable(condition);
  }
}

const REACHED: Readonly<Record<ReachedStatus, string>> = {
  sent: `m.status IN ('sent', 'delivered', 'read')`,
  delivered: `m.status IN ('delivered', 'read')`,
  read: `m.status = 'read'`,
  clicked: 'm.clicked_at IS NOT NULL',
};
