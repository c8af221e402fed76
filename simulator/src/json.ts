/** What JSON.parse gives for an object: every property still has to be looked at. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectIn = (parent: JsonObject | undefined, key: string): JsonObject | undefined => {
  const value = parent?.[key];
  return isObject(value) ? value : undefined;
};

export const textIn = (parent: JsonObject | undefined, key: string): string | undefined => {
  const value = parent?.[key];
  return typeof value === 'string' ? value : undefined;
};

export const objectsIn = (parent: JsonObject | undefined, key: string): readonly JsonObject[] => {
  const value = parent?.[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** JSON in pure ASCII: the platform escapes everything else as \uXXXX, and a receiver must verify the bytes it got. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return NON_ASCII.test(json) ? json.replace(NON_ASCII_UNITS, escapeUnit) : json;
}

const NON_ASCII = /[\u0080-\uffff]/;
const NON_ASCII_UNITS = /[\u0080-\uffff]/g;
const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
