import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/**
 * Starts another journey for the same contact and goes on at once. Whether that journey takes them is for its own
 * settings to say.
 *
 * @example { "journey": "01890a5d-ac96-774b-bcce-b302099a8057",
 *            "properties": [{ "name": "orderId", "text": "{{ event.orderId }}" }] }
 */
export const journeyStart = defineNode({
  title: 'Start journey',
  description: 'Puts the contact into another journey as well.',
  group: 'flow',
  config: z
    .object({
      /** A journey's id; '' while none is chosen. */
      journey: z.union([z.uuid(), z.literal('')]),
      /** What the other journey reads as `event.…`. */
      properties: z
        .array(z.object({ name: z.string().max(60), text: z.string().max(1_000) }).readonly())
        .max(20)
        .readonly()
        .default([]),
    })
    .readonly(),
  initial: { journey: '', properties: [] },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: { ...PASSES_AT_ONCE, texts: ({ properties }) => properties.map(({ text }) => text) },
  findings: ({ journey, properties }, { title }) => [
    ...(journey === '' ? [incomplete(title, 'choose the journey that it starts.')] : []),
    ...properties
      .filter(({ name }) => !PROPERTY_NAME.test(name))
      .map(({ name }) =>
        incomplete(
          title,
          name.trim() === ''
            ? 'a property has no name. Enter one.'
            : `“${name}” can't be the name of a property. Use letters, digits and underscores, starting with a letter.`,
        ),
      ),
    ...[...new Set(properties.map(({ name }) => name))]
      .filter((name) => properties.filter((other) => other.name === name).length > 1)
      .map((name) => incomplete(title, `it hands over the property “${name}” twice.`)),
  ],
});

/** Names that placeholders such as `{{ event.order_id }}` can spell. */
const PROPERTY_NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
