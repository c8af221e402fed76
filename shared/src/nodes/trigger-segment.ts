import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** When members of the segment start: all at once, now or later, or each as they come to belong to it. */
const segmentLaunch = z.discriminatedUnion('type', [
  z.object({ type: z.literal('now') }).readonly(),
  /** `at` in ms since 1970; null while it is not chosen. */
  z.object({ type: z.literal('at'), at: z.int().min(0).max(8_640_000_000_000_000).nullable() }).readonly(),
  z.object({ type: z.literal('entering') }).readonly(),
]);
export type SegmentLaunch = z.infer<typeof segmentLaunch>;

/** @example { "segment": "01990000-0000-7000-8000-000000000001", "when": { "type": "now" } } */
export const triggerSegment = defineNode({
  title: 'Segment',
  description: 'Starts the journey for the members of a segment.',
  group: 'start',
  config: z.object({ segment: z.string().max(40), when: segmentLaunch }).readonly(),
  initial: { segment: '', when: { type: 'now' } },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: { ...PASSES_AT_ONCE, start: true, segments: ({ segment }) => [segment] },
  findings({ segment, when }, { title }) {
    return [
      ...(segment === '' ? [incomplete(title, 'choose a segment.')] : []),
      ...(when.type === 'at' && when.at === null ? [incomplete(title, 'choose when its members start.')] : []),
    ];
  },
});
