import { CONTACT_ZONE, durationText, unreachable, weekdays, type WaitFor, type Weekday } from '@sendero/shared';
import { eventMatchText } from '../../inspector/event-match-text';

/** Such as “2 hours” or “Mon–Fri 09:00–18:00”. */
export function waitText(config: WaitFor): string {
  switch (config.type) {
    case 'duration':
      return durationText(config.duration);
    case 'moment':
      return `Until ${config.local.replace('T', ' ')}${zoneText(config.zone)}`;
    case 'attributeDate': {
      if (config.attribute === '') return 'No date chosen yet';
      if (!config.shift) return `Until ${config.attribute}`;
      const { direction, ...length } = config.shift;
      return `Until ${durationText(length)} ${direction} ${config.attribute}`;
    }
    case 'timeOfDay':
      return `Until ${daysText(config.days)} ${config.from}–${config.until}${zoneText(config.zone)}`;
    case 'event':
      return `For ${eventMatchText(config.event)}, at most ${durationText(config.timeout)}`;
    case 'receipt':
      return `Until ${config.status}, at most ${durationText(config.timeout)}`;
    case 'click':
      return `For a click${config.link === '' ? '' : ` on …${config.link}`}, at most ${durationText(config.timeout)}`;
    case 'windowCloses':
      return `Until ${durationText(config.lead)} before the window closes`;
    default:
      return unreachable(config);
  }
}

function zoneText(zone: string): string {
  return zone === CONTACT_ZONE ? '' : ` (${zone})`;
}

/** Days in a row are told by the first and the last. */
function daysText(days: readonly Weekday[]): string {
  const places = days.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b);
  const [first = 0] = places;
  const last = places.at(-1) ?? first;
  if (places.length === 7) return 'daily';
  const inARow = places.length > 2 && last - first === places.length - 1;
  return inARow ? `${weekdays[first]}–${weekdays[last]}` : days.join(', ');
}
