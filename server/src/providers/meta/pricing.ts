import { pricingText } from '@sendero/shared';

/**
 * What a status tells of charging for its message, as it is kept; null when it tells nothing that can be read. `type`
 * counts more than the older `billable`.
 */
export function pricingOf(told: unknown): string | null {
  const category = word(told, 'category').replaceAll('-', '_');
  const type = word(told, 'type') || (field(told, 'billable') === true ? 'regular' : 'free');
  return pricingText({ type, category, model: word(told, 'pricing_model') });
}

function word(told: unknown, name: string): string {
  const value = field(told, name);
  return typeof value === 'string' ? value : '';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
