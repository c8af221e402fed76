import { unreachable, type AuditEntry, type JsonValue } from '@sendero/shared';

/** What was done, in a sentence. */
export function auditText({ action, details }: AuditEntry): string {
  const n = (name: string) => {
    const value = details[name];
    return typeof value === 'number' || typeof value === 'string' ? String(value) : '0';
  };
  const runs = (name: string) => (n(name) === '1' ? 'one run' : `${n(name)} runs`);
  switch (action) {
    case 'published':
      return details['despite'] === undefined
        ? `Published version ${n('version')}`
        : `Published version ${n('version')} although ${redCount(details['red'])} not pass: “${n('despite')}”`;
    case 'tasked':
      return details['change'] === 'move'
        ? `Began to move ${runs('total')} to the new version`
        : `Began to take ${runs('total')} out of the old version`;
    case 'finished':
      return `All runs were reached: ${n('moved')} moved, ${n('ended')} ended, ${n('stayed')} stayed`;
    case 'paused':
      return 'Paused';
    case 'resumed':
      if (details['choice'] === 'drop')
        return `Resumed; ${n('dropped') === '1' ? 'one overdue run was' : `${n('dropped')} overdue runs were`} dropped`;
      if (details['choice'] === 'spread')
        return `Resumed; ${n('contacts') === '1' ? 'one contact goes' : `${n('contacts')} contacts go`} on, ${n('perMinute')} a minute`;
      return 'Resumed';
    case 'stopping':
      return details['how'] === 'end' ? `Ended for ${runs('total')}` : 'Stopped; who is in it finishes it';
    case 'stopped':
      return 'Nobody is in it any more';
    case 'archived':
      return 'Archived';
    case 'restored':
      return 'Restored from the archive';
    case 'cloned':
      return `Made as a copy of “${n('from')}”`;
    default:
      return unreachable(action);
  }
}

function redCount(red: JsonValue | undefined): string {
  const count = Array.isArray(red) ? red.length : 1;
  return count === 1 ? 'a scenario did' : `${count} scenarios did`;
}
