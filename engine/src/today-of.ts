import { localOfMoment, type Facts } from '@sendero/shared';
import type { IsoDate } from './date-in';

/** The day that it is where the contact is. */
export function todayOf({ now, contact }: Pick<Facts, 'now' | 'contact'>): IsoDate {
  return localOfMoment(now, contact.timeZone).slice(0, 'yyyy-mm-dd'.length);
}
