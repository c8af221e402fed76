import { MOST_STARTS_IN_A_ROW, personalize, START_DEPTH } from '@sendero/shared';
import type { NodeConfig, ProblemCode, Properties } from '@sendero/shared';
import { knownFacts } from './known-facts';
import type { StepArgs } from './machine';
import { scopeOf } from './scope-of';

/** What a run hands to the journey that it starts, or why it may not start it. */
export function handedOver(
  { properties }: NodeConfig<'journey.start'>,
  args: StepArgs,
): { readonly properties: Properties } | { readonly problem: ProblemCode } {
  const { event = {} } = args.context;
  const known = event[START_DEPTH];
  const depth = typeof known === 'number' ? known : 0;
  if (depth >= MOST_STARTS_IN_A_ROW) return { problem: 'start.too_deep' };
  const scope = scopeOf(args.context, knownFacts(args));
  try {
    const filled = properties.map(({ name, text }) => [name, personalize(text, scope)] as const);
    return { properties: { ...Object.fromEntries(filled), [START_DEPTH]: depth + 1 } };
  } catch {
    return { problem: 'start.properties_unreadable' };
  }
}
