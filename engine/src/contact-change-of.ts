import { personalize, unreachable } from '@sendero/shared';
import type { AttributeValue, ContactChange, JsonValue, NodeConfig, PersonalizationScope } from '@sendero/shared';
import { knownFacts } from './known-facts';
import type { StepArgs } from './machine';
import { scopeOf } from './scope-of';

/** What a node changes about the contact, its texts filled in; null when one of them can't be. */
export function contactChangeOf(config: NodeConfig<'contact.update'>, args: StepArgs): ContactChange | null {
  const scope = scopeOf(args.context, knownFacts(args));
  const { unset, addTags, removeTags } = config;
  try {
    return {
      set: Object.fromEntries(config.set.map(({ name, value }) => [name, valueOf(value, scope)])),
      unset,
      addTags,
      removeTags,
      consent: config.consent.map((line) => ({ ...line, evidence: personalize(line.evidence, scope) })),
    };
  } catch {
    return null;
  }
}

function valueOf(value: AttributeValue, scope: PersonalizationScope): JsonValue {
  switch (value.type) {
    case 'text':
      return personalize(value.text, scope);
    case 'number':
      return value.number;
    case 'boolean':
      return value.boolean;
    default:
      return unreachable(value);
  }
}
