import type { EpochMs } from './ids';
import type { Verdict } from './runs';
import { unreachable } from './unreachable';

/** Writes a moment in the words of whoever reads it. */
export type TimeText = (at: EpochMs) => string;

/** What a guard found when it did not let a run pass, with what it looked at. */
export function refusalText({ guard, inputs }: Verdict, timeText: TimeText): string {
  const time = (name: string) => (typeof inputs[name] === 'number' ? timeText(inputs[name]) : null);
  const text = (name: string) => (typeof inputs[name] === 'string' ? inputs[name] : '');
  switch (guard) {
    case 'notSuppressed':
      return 'the contact had asked us to stop';
    case 'optedIn':
      return `the contact had not opted in to ${text('topic') || 'messages of this kind'}`;
    case 'serviceWindowOpen': {
      const closed = time('windowExpiresAt');
      return closed === null ? 'the contact had never written' : `the service window closed on ${closed}`;
    }
    case 'templateSendable':
      return `the template “${text('name')}” was ${text('status').toLowerCase() || 'not there'}`;
    case 'outsideQuietHours': {
      const until = time('until');
      return until === null ? 'quiet hours held' : `quiet hours held until ${until}`;
    }
    case 'underFrequencyCap':
      return `${text('scope') === 'journey' ? 'the journey' : 'the workspace'} allows ${text('allows')} and that many were counted`;
    default:
      return unreachable(guard);
  }
}
