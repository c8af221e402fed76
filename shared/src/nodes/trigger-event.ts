import { z } from 'zod';
import { eventMatch, eventMatchFindings } from '../event-match';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** @example { "event": { "name": "order_placed", "where": [{ "property": "total", "is": "greaterThan", "value": "50" }] } } */
export const triggerEvent = defineNode({
  title: 'Event happened',
  description: 'Starts the journey when your shop or app tells of an event.',
  group: 'start',
  config: z.object({ event: eventMatch }).readonly(),
  initial: { event: { name: 'order_placed', where: [] } },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: { ...PASSES_AT_ONCE, start: true },
  findings: ({ event }, { title }) => eventMatchFindings(event, title, 'the event that starts it'),
});
