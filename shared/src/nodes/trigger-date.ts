import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { duration } from '../duration';
import { eventMatch, eventMatchFindings } from '../event-match';
import { dateShift, timeOfDay } from '../zoned-time';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** Where the date stands: in an attribute of the contact, or in a property of each event that they had. */
const dateSource = z.discriminatedUnion('type', [
  z.object({ type: z.literal('attribute'), attribute: z.string().max(60) }).readonly(),
  z.object({ type: z.literal('event'), event: eventMatch, property: z.string().max(60) }).readonly(),
]);
export type DateSource = z.infer<typeof dateSource>;

/**
 * Starts each contact before, on or after a date of theirs, where they are.
 *
 * @example { "source": { "type": "attribute", "attribute": "birthday" }, "shift": null, "time": "09:00", "keepsOwnTime": false,
 *            "yearly": true, "latest": { "amount": 12, "unit": "hours" } }
 */
export const triggerDate = defineNode({
  title: 'Date',
  description: 'Starts the journey before, on or after a date of the contact, such as a birthday.',
  group: 'start',
  config: z
    .object({
      source: dateSource,
      /** How far from the date; null: on it. */
      shift: dateShift.nullable(),
      time: timeOfDay,
      /** Whether a date that says a time starts at that time, not at `time`. */
      keepsOwnTime: z.boolean(),
      yearly: z.boolean(),
      /** Whoever could not be started in time still is for so long. */
      latest: duration.refine(({ amount, unit }) => unit !== 'days' || amount <= 7, 'At most 7 days.'),
    })
    .readonly(),
  initial: {
    source: { type: 'attribute', attribute: '' },
    shift: null,
    time: '09:00',
    keepsOwnTime: false,
    yearly: false,
    latest: { amount: 12, unit: 'hours' },
  },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: {
    ...PASSES_AT_ONCE,
    start: true,
    readsAttributes: ({ source }) => (source.type === 'attribute' ? [source.attribute] : []),
  },
  findings({ source }, { title }) {
    if (source.type === 'attribute') {
      return source.attribute.trim() === '' ? [incomplete(title, 'name the attribute that holds the date.')] : [];
    }
    return [
      ...eventMatchFindings(source.event, title, 'the event that brings the date'),
      ...(source.property.trim() === ''
        ? [incomplete(title, 'name the property of the event that holds the date.')]
        : []),
    ];
  },
});
