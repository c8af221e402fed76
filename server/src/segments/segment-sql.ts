import { asNumber, normalized } from '@sendero/engine';
import {
  durationMs,
  SERVICE_WINDOW_MARGIN_MS,
  unreachable,
  type Comparison,
  type EpochMs,
  type SegmentCondition,
  type SegmentDefinition,
} from '@sendero/shared';
import type { Parameters } from '../database/parameters';

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

/** Compares a JSON value with what a person entered, as `compare` of the engine does. */
function compareSql(value: string, is: Comparison, wanted: string, parameters: Parameters): string {
  const known = `coalesce(${value} NOT IN ('null', '""'), false)`;
  const text = () => normalizedSql(`(${value} #>> '{}')`);
  switch (is) {
    case 'exists':
      return known;
    case 'notExists':
      return `NOT ${known}`;
    case 'equals':
      return `${known} AND ${orderSql(value, '=', wanted, parameters)}`;
    case 'notEquals':
      return `NOT coalesce(${known} AND ${orderSql(value, '=', wanted, parameters)}, false)`;
    case 'greaterThan':
      return `${known} AND ${orderSql(value, '>', wanted, parameters)}`;
    case 'lessThan':
      return `${known} AND ${orderSql(value, '<', wanted, parameters)}`;
    case 'contains': {
      const item = orderSql('item.value', '=', wanted, parameters);
      const part = parameters.add(normalized(wanted), 'text');
      return `CASE jsonb_typeof(${value})
                WHEN 'array' THEN EXISTS (SELECT 1 FROM jsonb_array_elements(${value}) AS item (value) WHERE ${item})
                ELSE ${known} AND ${isPlainSql(value)} AND position(${part} IN ${text()}) > 0 END`;
    }
    case 'startsWith':
      return `${known} AND ${isPlainSql(value)} AND starts_with(${text()}, ${parameters.add(normalized(wanted), 'text')})`;
    default:
      return unreachable(is);
  }
}

/** As numbers when both sides are numbers, else as texts. */
function orderSql(value: string, operator: '=' | '<' | '>', wanted: string, parameters: Parameters): string {
  const text = `(${value} #>> '{}')`;
  const asTexts = `${normalizedSql(text)} ${operator} ${parameters.add(normalized(wanted), 'text')} COLLATE "C"`;
  const number = asNumber(wanted);
  const ordered =
    number === null
      ? asTexts
      : `CASE WHEN jsonb_typeof(${value}) = 'number' OR (jsonb_typeof(${value}) = 'string' AND ${text} ~ '${NUMBER}')
              THEN ${text}::float8 ${operator} ${parameters.add(number, 'float8')} ELSE ${asTexts} END`;
  return `(${isPlainSql(value)} AND ${ordered})`;
}

function isPlainSql(value: string): string {
  return `jsonb_typeof(${value}) IN ('string', 'number', 'boolean')`;
}

/** A text as `normalized` of the engine makes it. */
function normalizedSql(text: string): string {
  return `btrim(regexp_replace(normalize(lower(${text} COLLATE "und-x-icu"), NFC) COLLATE "C", '${SPACES}', ' ', 'g'))`;
}

/** What a regular expression of the engine calls a space. */
const SPACES = '[\\u0009-\\u000d\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+';

/** What the engine reads as a number. */
const NUMBER = '^[ \\t\\n\\r]*[+-]?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?[ \\t\\n\\r]*$';
