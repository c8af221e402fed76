import { normalized } from '@sendero/engine';
import {
  durationMs,
  SERVICE_WINDOW_MARGIN_MS,
  unreachable,
  type EpochMs,
  type SegmentCondition,
  type SegmentDefinition,
} from '@sendero/shared';
import type { Parameters } from '../database/parameters';
import { compareSql, normalizedSql } from './compare-sql';
import { historySql } from './history-sql';

/**
 * The condition, in SQL, that the contact `c` belongs to a segment now: the same contacts that `inSegment` finds one by
 * one. Nothing that a person entered gets into the text; it all travels as parameters.
 */
export function segmentSql({ match, conditions }: SegmentDefinition, now: EpochMs, parameters: Parameters): string {
  const parts = conditions.map((condition) => `coalesce(${conditionSql(condition, now, parameters)}, false)`);
  return `(${parts.join(match === 'all' ? ' AND ' : ' OR ')})`;
}

function conditionSql(condition: SegmentCondition, now: EpochMs, parameters: Parameters): string {
  switch (condition.subject) {
    case 'attribute':
      return compareSql(
        `(c.attributes -> ${parameters.add(condition.name, 'text')})`,
        condition.is,
        condition.value,
        parameters,
      );
    case 'tag': {
      const wanted = parameters.add(normalized(condition.value), 'text');
      const has = `EXISTS (SELECT 1 FROM unnest(c.tags) AS tag WHERE ${normalizedSql('tag')} = ${wanted})`;
      return condition.is === 'present' ? has : `NOT ${has}`;
    }
    case 'language':
      return compareSql('to_jsonb(c.language)', condition.is, condition.value, parameters);
    case 'consent': {
      const topic = parameters.add(condition.topic, 'text');
      // The newest of the topic's own line and of “all” counts; of two at the same instant an opt-out does.
      return `coalesce((SELECT k.state FROM consent k WHERE k.contact_id = c.id AND k.topic IN ('all', ${topic})
                         ORDER BY k.at DESC, k.state = 'out' DESC LIMIT 1), 'out') = ${parameters.add(condition.is, 'text')}`;
    }
    case 'window': {
      const until = parameters.add(new Date(now + SERVICE_WINDOW_MARGIN_MS), 'timestamptz');
      const open = `EXISTS (SELECT 1 FROM conversation t WHERE t.contact_id = c.id AND t.window_expires_at > ${until})`;
      return condition.is === 'open' ? open : `NOT ${open}`;
    }
    case 'eventHistory':
    case 'messageHistory': {
      const often = historySql(condition, now, parameters);
      return condition.is === 'did' ? often : `NOT ${often}`;
    }
    case 'createdAt':
      return createdAtSql(condition, now, parameters);
    default:
      return unreachable(condition);
  }
}

function createdAtSql(
  condition: Extract<SegmentCondition, { readonly subject: 'createdAt' }>,
  now: EpochMs,
  parameters: Parameters,
): string {
  const moment = (at: EpochMs) => parameters.add(new Date(at), 'timestamptz');
  switch (condition.is) {
    case 'withinLast':
      return `c.created_at >= ${moment(now - durationMs(condition.duration))}`;
    case 'longerAgo':
      return `c.created_at < ${moment(now - durationMs(condition.duration))}`;
    case 'after':
      return `c.created_at >= ${moment(condition.at)}`;
    case 'before':
      return `c.created_at < ${moment(condition.at)}`;
    default:
      return unreachable(condition);
  }
}
