import type { JsonObject } from '../json';
import { invalid, missing, optionalText, requireUrl } from './fields';

/** Exactly one of an uploaded id or a public link. */
export function checkMedia(payload: JsonObject, path: string): void {
  const id = optionalText(payload, 'id', `${path}['id']`);
  if (id === undefined && payload['link'] === undefined) throw missing(`${path}['id'] or ${path}['link']`);
  if (id !== undefined && payload['link'] !== undefined)
    throw invalid(`Only one of ${path}['id'] and ${path}['link'] may be given.`);
  if (id === undefined) requireUrl(payload, 'link', `${path}['link']`);
}

export function checkLocation(location: JsonObject): void {
  checkDegrees(location, 'latitude', 90);
  checkDegrees(location, 'longitude', 180);
}

function checkDegrees(location: JsonObject, key: string, limit: number): void {
  const value = location[key];
  if (value === undefined || value === null || value === '') throw missing(`location['${key}']`);
  if (!(Math.abs(Number(value)) <= limit))
    throw invalid(`Param location['${key}'] must be between -${limit} and ${limit}.`);
}
