import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { consentTopic } from '../consent';
import { defineNode, PASSES_AT_ONCE, type Finding } from './define-node';

/** Names that placeholders such as `{{ contact.attributes.shoe_size }}` can spell. */
const ATTRIBUTE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;

const attributeValue = z.discriminatedUnion('type', [
  /** May hold placeholders, such as the answer that was just given. */
  z.object({ type: z.literal('text'), text: z.string().max(1_000) }).readonly(),
  z.object({ type: z.literal('number'), number: z.number() }).readonly(),
  z.object({ type: z.literal('boolean'), boolean: z.boolean() }).readonly(),
]);
export type AttributeValue = z.infer<typeof attributeValue>;

const tag = z.string().min(1).max(60);

const consentLine = z
  .object({
    topic: consentTopic,
    state: z.enum(['in', 'out']),
    /** The proof, such as “Answered {{ reply.text }} to the question about offers”. */
    evidence: z.string().max(500),
  })
  .readonly();

/**
 * Changes what is known of the contact; the steps behind it see the change at once.
 *
 * @example { "set": [{ "name": "city", "value": { "type": "text", "text": "{{ reply.text }}" } }], "addTags": ["lead"],
 *            "consent": [{ "topic": "marketing", "state": "in", "evidence": "Tapped “Yes, send me offers”" }] }
 */
export const contactUpdate = defineNode({
  title: 'Update contact',
  description: 'Sets attributes, tags and consent.',
  group: 'flow',
  config: z
    .object({
      set: z
        .array(z.object({ name: z.string().max(60), value: attributeValue }).readonly())
        .max(20)
        .readonly()
        .default([]),
      unset: z.array(z.string().min(1).max(60)).max(20).readonly().default([]),
      addTags: z.array(tag).max(20).readonly().default([]),
      removeTags: z.array(tag).max(20).readonly().default([]),
      consent: z.array(consentLine).max(4).readonly().default([]),
    })
    .readonly(),
  initial: { set: [], unset: [], addTags: [], removeTags: [], consent: [] },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: {
    ...PASSES_AT_ONCE,
    setsConsent: ({ consent }) => ({ next: consent }),
    setsAttributes: ({ set }) => set.map(({ name }) => name),
    texts: ({ set, consent }) => [
      ...set.flatMap(({ value }) => (value.type === 'text' ? [value.text] : [])),
      ...consent.map(({ evidence }) => evidence),
    ],
  },
  findings({ set, unset, addTags, removeTags, consent }, { title }) {
    const names = [...set.map(({ name }) => name), ...unset];
    const changes = [...names, ...addTags, ...removeTags, ...consent];
    return [
      ...(changes.length === 0 ? [incomplete(title, 'choose what it changes.')] : []),
      ...names.filter((name) => !ATTRIBUTE_NAME.test(name)).map((name) => unusableName(name, title)),
      ...twice(names).map((name) => incomplete(title, `it changes the attribute “${name}” twice.`)),
      ...twice([...addTags, ...removeTags]).map((name) => incomplete(title, `it changes the tag “${name}” twice.`)),
      ...twice(consent.map(({ topic }) => topic)).map((topic) =>
        incomplete(title, `it changes the consent to “${topic}” twice.`),
      ),
      ...consent
        .filter(({ state, evidence }) => state === 'in' && evidence.trim() === '')
        .map(({ topic }) => incomplete(title, `write down what proves the consent to “${topic}”.`)),
    ];
  },
});

function unusableName(name: string, title: string): Finding {
  if (name.trim() === '') return incomplete(title, 'an attribute has no name. Enter one.');
  const rule = 'Use letters, digits and underscores, starting with a letter.';
  return incomplete(title, `“${name}” can't be the name of an attribute. ${rule}`);
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
