import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * The zone of whoever has this number, an E.164 one: that of its country if all clocks there show the same time, all
 * year; '' where it could be several.
 */
export function guessedTimeZone(phone: string): string {
  const country = parsePhoneNumberFromString(phone)?.country;
  if (!country) return '';
  let zone = zones.get(country);
  if (zone === undefined) {
    zone = zoneOf(country);
    zones.set(country, zone);
  }
  return zone;
}

const zones = new Map<string, string>();

/** Mid-winter and mid-summer of one year tell zones apart whose clocks are moved on different days or not at all. */
const moments = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/** Newer engines have made the property a function; TypeScript knows neither. */
interface Region extends Intl.Locale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[];
}

function zoneOf(country: string): string {
  const region: Region = new Intl.Locale(`und-${country}`);
  const zonesThere = region.getTimeZones?.() ?? region.timeZones ?? [];
  const times = new Set(zonesThere.map((zone) => moments.map((at) => shownIn(zone, at)).join()));
  return times.size === 1 ? (zonesThere[0] ?? '') : '';
}

function shownIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}
