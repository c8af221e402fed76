import type { RuleDefinition, RuleView } from '@sendero/shared';
import type { Product } from './product';

/** What a rule must say; the rest has defaults. */
export type RuleFields = Pick<RuleDefinition, 'action'> & Partial<RuleDefinition>;

export const onWords = (...words: string[]) => ({ type: 'keyword', how: 'exact', words }) as const;

export function aRule(fields: RuleFields): object {
  return { name: 'Test rule', match: { type: 'any' }, ...fields };
}

/** Adds a rule that is switched on. */
export function addRule(product: Product, fields: RuleFields): Promise<RuleView> {
  return product.api('POST', '/rules', { enabled: true, definition: aRule(fields) });
}
