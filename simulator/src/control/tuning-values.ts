import type { Faults, SimulatorSettings } from '../control-api';
import { isObject, type JsonObject } from '../json';
import { badRequest } from './control-error';

/** Merges checked values from a request into the faults. Throws a `ControlError`. */
export function mergeFaults(current: Faults, body: unknown): Faults {
  return merge(current, body, (key, value) =>
    key === 'latencyMs' ? isNumber(value, 0, 600_000) : isNumber(value, 0, 1),
  );
}

/** The same for settings. */
export function mergeSettings(current: SimulatorSettings, body: unknown): SimulatorSettings {
  return merge(current, body, (key, value) => {
    switch (key) {
      case 'sentDelayMs':
      case 'deliveredDelayMs':
      case 'readDelayMs':
        return isRange(value);
      case 'autoRead':
      case 'pairRateLimit':
        return typeof value === 'boolean';
      case 'throughputPerSecond':
        return isNumber(value, 1, 1_000_000);
      case 'webhookBatch':
        return isNumber(value, 1, 1_000);
    }
  });
}

export const isRange = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && isNumber(value[0], 0, 600_000) && isNumber(value[1], value[0], 600_000);

const isNumber = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max;

function merge<T extends object>(current: T, body: unknown, accepts: (key: keyof T, value: unknown) => boolean): T {
  if (!isObject(body)) throw badRequest('Send a JSON object.');
  const merged = { ...current };
  for (const [key, value] of Object.entries(body)) {
    if (!isKeyOf(current, key)) throw badRequest(`“${key}” is unknown.`);
    if (!accepts(key, value)) throw badRequest(`“${key}” has a value that is not possible.`);
    take(merged, body, key);
  }
  return merged;
}

const isKeyOf = <T extends object>(object: T, key: string): key is keyof T & string => Object.hasOwn(object, key);

/** Its caller has checked that the value fits. */
function take<T extends object>(target: T, source: JsonObject, key: keyof T & string): void {
  Object.assign(target, { [key]: source[key] });
}
