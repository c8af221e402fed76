import { GraphError } from './graph-error';
import { isObject, type JsonObject } from '../json';

export const missing = (path: string): GraphError => new GraphError(131008, `Parameter '${path}' is required.`);

export const invalid = (details: string): GraphError => new GraphError(131009, details);

export function requireObject(parent: JsonObject, key: string, path: string): JsonObject {
  const value = parent[key];
  if (value === undefined || value === null) throw missing(path);
  if (!isObject(value)) throw new GraphError(100, `Param ${path} must be an object.`);
  return value;
}

export function requireObjects(parent: JsonObject, key: string, path: string): readonly JsonObject[] {
  const value = parent[key];
  if (value === undefined || value === null) throw missing(path);
  if (!Array.isArray(value) || !value.every(isObject))
    throw new GraphError(100, `Param ${path} must be an array of objects.`);
  return value;
}

export function requireText(parent: JsonObject, key: string, path: string, max = Infinity): string {
  const value = optionalText(parent, key, path, max);
  if (value === undefined) throw missing(path);
  if (value === '') throw invalid(`Param ${path} must not be empty.`);
  return value;
}

export function optionalText(parent: JsonObject, key: string, path: string, max = Infinity): string | undefined {
  const value = parent[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new GraphError(100, `Param ${path} must be a string.`);
  if (value.length > max && [...value].length > max) {
    throw invalid(`Param ${path} must be at most ${max} characters long.`);
  }
  return value;
}

export function requireOneOf(value: string, allowed: readonly string[], path: string): void {
  if (!allowed.includes(value)) throw invalid(`Param ${path} must be one of {${allowed.join(', ')}}.`);
}

export function requireUrl(parent: JsonObject, key: string, path: string): string {
  const url = requireText(parent, key, path);
  if (!/^https?:\/\/[^\s]+$/i.test(url)) throw invalid(`Param ${path} must be a valid URL.`);
  return url;
}

export function requireUnique(values: readonly string[], path: string): void {
  if (new Set(values).size !== values.length) throw invalid(`Param ${path} must be unique.`);
}
