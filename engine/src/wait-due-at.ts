import { chosenZone, durationMs, hoursBegin, momentOfLocal, readDate, SERVICE_WINDOW_MARGIN_MS } from '@sendero/shared';
import { shifted, unreachable, type EpochMs, type Facts, type NodeConfig, type ProblemCode } from '@sendero/shared';

/** A wait whose end is a time on the clock. */
export type TimedWait = Extract<
  NodeConfig<'wait'>,
  { readonly type: 'moment' | 'timeOfDay' | 'attributeDate' | 'windowCloses' }
>;

/** Until when the wait lasts, by what is known now; or why there is nothing to wait for. */
export function waitDueAt(config: TimedWait, { now, contact, windowExpiresAt }: Facts): EpochMs | ProblemCode {
  switch (config.type) {
    case 'moment':
      return momentOfLocal(config.local, chosenZone(config.zone, contact));
    case 'timeOfDay':
      return hoursBegin(config, chosenZone(config.zone, contact), now);
    case 'attributeDate': {
      const { attribute, time, shift } = config;
      const value = Object.hasOwn(contact.attributes, attribute) ? contact.attributes[attribute] : undefined;
      if (value === undefined || value === null || value === '') return 'wait.date_missing';
      const date = readDate(value, contact.timeZone, time);
      if (date === null) return 'wait.date_unreadable';
      return shift ? shifted(date, shift, contact.timeZone) : date;
    }
    case 'windowCloses':
      return windowExpiresAt === null
        ? 'message.window_closed'
        : windowExpiresAt - SERVICE_WINDOW_MARGIN_MS - durationMs(config.lead);
    default:
      return unreachable(config);
  }
}
