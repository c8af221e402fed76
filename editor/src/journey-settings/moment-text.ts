import type { EpochMs } from '@sendero/shared';

/** A moment as a field for date and time holds it, in the browser's time zone and to the minute; '' for null. */
export function momentText(moment: EpochMs | null): string {
  if (moment === null) return '';
  const date = new Date(moment);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const time = [date.getHours(), date.getMinutes()];
  return `${day.map(twoDigits).join('-')}T${time.map(twoDigits).join(':')}`;
}

/** What such a field says; null for '' and for what is no moment since 1970. */
export function momentOf(text: string): EpochMs | null {
  const moment = new Date(text).getTime();
  return Number.isNaN(moment) || moment < 0 ? null : moment;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
