import type { JsonValue } from './json';

const PATH = /^[^.[\]\s]+(\.[^.[\]\s]+|\[\d+\])*$|^(\[\d+\])(\.[^.[\]\s]+|\[\d+\])*$/;

/** Whether a text is a path such as `customer.name`, `items[0].price` or '' for the whole. */
export function isJsonPath(path: string): boolean {
  return path === '' || PATH.test(path);
}

/**
 * What stands at a path; undefined when there is nothing.
 *
 * @example valueAt({ items: [{ price: 3 }] }, 'items[0].price') // 3
 */
export function valueAt(value: JsonValue, path: string): JsonValue | undefined {
  const names = path.match(/[^.[\]]+/g) ?? [];
  return names.reduce<JsonValue | undefined>((at, name) => memberOf(at, name), value);
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isList(value)) return /^\d+$/.test(name) ? value[Number(name)] : undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** `Array.isArray` does not know of readonly arrays. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
