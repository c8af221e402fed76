import { placeholdersIn } from '../personalize';
import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step } from './journey-graph';

/** Attributes that no contact has and that the journey does not write either: most often a slip of the pen. */
export function checkAttributes({ steps }: JourneyGraph, ofContacts: readonly string[]): readonly Problem[] {
  const known = new Set([...ofContacts, ...steps.flatMap(({ traits, node }) => traits.setsAttributes(node.config))]);
  return steps.flatMap((step) =>
    [...new Set(readBy(step))]
      .filter((name) => !known.has(name))
      .map((name): Problem => {
        const message = sentence('node.attribute_unknown', { title: step.title, name });
        return { code: 'node.attribute_unknown', severity: 'warning', message, node: step.id };
      }),
  );
}

function readBy({ traits, node }: Step): readonly string[] {
  const inTexts = traits
    .texts(node.config)
    .flatMap(placeholdersIn)
    .flatMap(({ parts: [root, field, name] }) =>
      root === 'contact' && field === 'attributes' && typeof name === 'string' ? [name] : [],
    );
  return [...traits.readsAttributes(node.config), ...inTexts];
}
