import { asNumber, normalized } from '@sendero/engine';
import { unreachable, type Comparison } from '@sendero/shared';
import type { Parameters } from '../database/parameters';

/** Compares a JSON value with what a person entered, as `compare` of the engine does. */
export function compareSql(value: string, is: Comparison, wanted: string, parameters: Parameters): string {
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
export function normalizedSql(text: string): string {
  return `btrim(regexp_replace(normalize(lower(${text} COLLATE "und-x-icu"), NFC) COLLATE "C", '${SPACES}', ' ', 'g'))`;
}

/** What a regular expression of the engine calls a space. */
const SPACES = '[\\u0009-\\u000d\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+';

/** What the engine reads as a number. */
const NUMBER = '^[ \\t\\n\\r]*[+-]?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?[ \\t\\n\\r]*$';
