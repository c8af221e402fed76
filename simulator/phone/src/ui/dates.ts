const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const fullDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
const shortDate = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: '2-digit', year: '2-digit' });

const dayMs = 24 * 60 * 60 * 1000;

export function timeOf(at: number): string {
  return time.format(at);
}

/** “Sat, 21 Nov”. */
export function dayOf(at: number): string {
  return dayAndTime.format(at);
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** “Today”, “Yesterday”, a weekday within the last week, else the date; seen from `now`. */
export function dayName(at: number, now: number): string {
  if (sameDay(at, now)) return 'Today';
  if (sameDay(at, now - dayMs)) return 'Yesterday';
  return at < now && now - at < 6 * dayMs ? weekday.format(at) : fullDate.format(at);
}

/** As a list of chats shows it: the time today, else the day. */
export function whenShort(at: number, now: number): string {
  if (sameDay(at, now)) return timeOf(at);
  return sameDay(at, now - dayMs) ? 'Yesterday' : shortDate.format(at);
}

/** “2 d 3 h”, “45 min”: the two largest units of a length of time in ms. */
export function roughly(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const shown = parts.filter(([amount]) => amount > 0).slice(0, 2);
  return shown.length === 0
    ? `${Math.floor(ms / 1000)} s`
    : shown.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}
