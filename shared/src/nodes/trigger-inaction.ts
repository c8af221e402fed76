import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { duration } from '../duration';
import { eventMatch, eventMatchFindings } from '../event-match';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/**
 * Starts when one event happened and another did not follow in time. The time counts from the last time that the first
 * one happened.
 *
 * @example { "event": { "name": "cart_updated" }, "missing": { "name": "order_placed" },
 *            "within": { "amount": 30, "unit": "minutes" } }
 */
export const triggerInaction = defineNode({
  title: 'Event did not follow',
  description: 'Starts when one event happened and another did not follow in time.',
  group: 'start',
  config: z.object({ event: eventMatch, missing: eventMatch, within: duration }).readonly(),
  initial: {
    event: { name: 'cart_updated', where: [] },
    missing: { name: 'order_placed', where: [] },
    within: { amount: 30, unit: 'minutes' },
  },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: { ...PASSES_AT_ONCE, start: true },
  findings: ({ event, missing }, { title }) => [
    ...eventMatchFindings(event, title, 'the event that it waits after'),
    ...eventMatchFindings(missing, title, 'the event that has to be missing'),
    ...(event.name !== '' && event.name === missing.name && missing.where.length === 0
      ? [incomplete(title, 'the event that has to be missing is the one that it waits after. Choose another.')]
      : []),
  ],
});
