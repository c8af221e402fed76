/**
 * What WhatsApp says about charging for a message. `regular` is charged for; other types say why it is not, such as
 * `free_customer_service` or `free_entry_point`.
 */
export interface Pricing {
  readonly type: string;
  /** Such as `marketing`, `utility` or `service`. */
  readonly category: string;
  /** Such as `PMP`, a price for each message. */
  readonly model: string;
}

const WORD = /^[A-Za-z_]{1,40}$/;

/** As it is stored and named in addresses, such as `regular marketing PMP`; null when a part of it is no word. */
export function pricingText({ type, category, model }: Pricing): string | null {
  const words = [type, category, model];
  return words.every((word) => WORD.test(word)) ? words.join(' ') : null;
}

/** Reads what `pricingText` wrote; null for anything else. */
export function readPricing(text: string): Pricing | null {
  const [type = '', category = '', model = '', ...rest] = text.split(' ');
  const pricing = { type, category, model };
  return rest.length === 0 && pricingText(pricing) !== null ? pricing : null;
}

/** Whether it is charged for. */
export function isBillable({ type }: Pick<Pricing, 'type'>): boolean {
  return type === 'regular';
}
