import type { Facts } from '@sendero/shared';
import type { IsoDate } from './date-in';

/** The day that it is now. */
export function todayOf({ now }: Pick<Facts, 'now'>): IsoDate {
  return new Date(now).toISOString().slice(0, 10);
}
