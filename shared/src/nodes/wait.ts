import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { dayHoursFields, hoursApartMs } from '../day-hours';
import { duration, durationMs } from '../duration';
import { eventMatch, eventMatchFindings } from '../event-match';
import type { OutputId } from '../ids';
import { unreachable } from '../unreachable';
import { CONTACT_ZONE, dateShift, localTime, timeOfDay, zoneChoice } from '../zoned-time';
import { defineNode, PASSES_AT_ONCE, type Output } from './define-node';

const waitFor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('duration'), duration }).readonly(),
  /** Until a date and time, where the clocks of the zone show it. */
  z.object({ type: z.literal('moment'), local: localTime, zone: zoneChoice }).readonly(),
  /** Until a date that is an attribute of the contact; one without a time of day gets `time`. */
  z
    .object({
      type: z.literal('attributeDate'),
      attribute: z.string().max(60),
      time: timeOfDay,
      shift: dateShift.nullable(),
    })
    .readonly(),
  /** Until the hours hold, at once while they do. */
  z
    .object({ type: z.literal('timeOfDay'), ...dayHoursFields, zone: zoneChoice })
    .refine(({ from, until }) => from !== until, 'The hours must end at another time than they begin.')
    .readonly(),
  z.object({ type: z.literal('event'), event: eventMatch, timeout: duration }).readonly(),
  /** Until the run's last message was delivered or read. */
  z.object({ type: z.literal('receipt'), status: z.enum(['delivered', 'read']), timeout: duration }).readonly(),
  /** Until a tracked link of the run's last message was opened; '' is any link, else its address contains the text. */
  z.object({ type: z.literal('click'), link: z.string().max(200), timeout: duration }).readonly(),
  /** Until so long before the service window closes. */
  z.object({ type: z.literal('windowCloses'), lead: duration }).readonly(),
]);
export type WaitFor = z.infer<typeof waitFor>;

/**
 * Holds the contact until a time comes or something happens.
 *
 * @example { "type": "duration", "duration": { "amount": 2, "unit": "hours" } }
 * @example { "type": "timeOfDay", "from": "09:00", "until": "18:00", "days": ["Mon", "Tue"], "zone": "contact" }
 */
export const wait = defineNode({
  title: 'Wait',
  description: 'Holds the contact until a time comes or something happens.',
  group: 'flow',
  config: z.preprocess(named, waitFor),
  initial: { type: 'duration', duration: { amount: 1, unit: 'hours' } },
  outputs,
  traits: {
    ...PASSES_AT_ONCE,
    waits: true,
    maybeAtOnce,
    passes: (config): Record<OutputId, number> => {
      if (config.type === 'duration') return { next: durationMs(config.duration) };
      return 'timeout' in config ? { timeout: durationMs(config.timeout) } : {};
    },
    mayPass,
    awaitsClick: ({ type }) => type === 'click',
    tellsWindow: ({ type }): Record<OutputId, 'open' | 'closed'> =>
      type === 'windowCloses' ? { next: 'open', closed: 'closed' } : {},
  },
  findings(config, { title }) {
    if (config.type === 'attributeDate' && config.attribute.trim() === '') {
      return [incomplete(title, 'name the attribute that holds the date.')];
    }
    return config.type === 'event' ? eventMatchFindings(config.event, title, 'the event to wait for') : [];
  },
});

/** Waits were once durations only, and did not say so. */
function named(config: unknown): unknown {
  return typeof config === 'object' && config !== null && 'duration' in config && !('type' in config)
    ? { type: 'duration', ...config }
    : config;
}

function outputs({ type }: WaitFor): readonly Output[] {
  switch (type) {
    case 'duration':
    case 'moment':
    case 'timeOfDay':
      return [{ id: 'next', label: 'Next', required: true }];
    case 'attributeDate':
      return [
        { id: 'next', label: 'Next', required: true },
        { id: 'missed', label: 'No date, or past', required: true },
      ];
    case 'event':
    case 'receipt':
    case 'click':
      return [
        { id: 'happened', label: 'Happened', required: true },
        { id: 'timeout', label: 'Did not happen', required: true },
      ];
    case 'windowCloses':
      return [
        { id: 'next', label: 'Before it closes', required: true },
        { id: 'closed', label: 'Already closed', required: true },
      ];
    default:
      return unreachable(type);
  }
}

function maybeAtOnce({ type }: WaitFor): readonly OutputId[] {
  switch (type) {
    case 'duration':
    case 'event':
      return [];
    case 'moment':
    case 'timeOfDay':
      return ['next'];
    case 'attributeDate':
      return ['missed'];
    case 'receipt':
    case 'click':
      return ['happened'];
    case 'windowCloses':
      return ['next', 'closed'];
    default:
      return unreachable(type);
  }
}

function mayPass(config: WaitFor): Record<OutputId, number> {
  switch (config.type) {
    case 'duration':
      return { next: durationMs(config.duration) };
    case 'moment':
    case 'attributeDate':
      return { next: Infinity };
    case 'timeOfDay':
      return { next: hoursApartMs(config) };
    case 'event':
    case 'receipt':
    case 'click':
      return { happened: durationMs(config.timeout), timeout: durationMs(config.timeout) };
    case 'windowCloses':
      return {};
    default:
      return unreachable(config);
  }
}

/** What each form starts with when it is chosen. */
export const WAIT_FORMS: { readonly [T in WaitFor['type']]: Extract<WaitFor, { readonly type: T }> } = {
  duration: { type: 'duration', duration: { amount: 1, unit: 'hours' } },
  moment: { type: 'moment', local: '2030-01-01T09:00', zone: CONTACT_ZONE },
  attributeDate: { type: 'attributeDate', attribute: '', time: '09:00', shift: null },
  timeOfDay: {
    type: 'timeOfDay',
    from: '09:00',
    until: '18:00',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
    zone: CONTACT_ZONE,
  },
  event: { type: 'event', event: { name: '', where: [] }, timeout: { amount: 1, unit: 'days' } },
  receipt: { type: 'receipt', status: 'read', timeout: { amount: 1, unit: 'days' } },
  click: { type: 'click', link: '', timeout: { amount: 1, unit: 'days' } },
  windowCloses: { type: 'windowCloses', lead: { amount: 30, unit: 'minutes' } },
};
