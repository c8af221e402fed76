import type { Channel } from '../channels';

/** From this day utility templates and, after a free allowance, service messages are charged inside the window too. */
const CHARGED_IN_WINDOW_FROM = Date.UTC(2026, 9, 1);
const FREE_SERVICE_MESSAGES = 1000;

/** The `pricing` object of a message's receipts, as JSON. `category` is the template's, or null for a service message. */
export function pricingJson(channel: Channel, category: string | null, windowOpen: boolean, now: number): string {
  const dated = now >= CHARGED_IN_WINDOW_FROM;
  if (category === null) return dated && !withinAllowance(channel, now) ? price('service') : free('service');
  const lower = category.toLowerCase();
  return lower === 'utility' && windowOpen && !dated ? free(lower) : price(lower);
}

const price = (category: string): string =>
  `{"billable":true,"pricing_model":"PMP","type":"regular","category":"${category}"}`;

const free = (category: string): string =>
  `{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"${category}"}`;

function withinAllowance({ serviceMessages }: Channel, now: number): boolean {
  const month = new Date(now).toISOString().slice(0, 7);
  if (serviceMessages.month !== month) Object.assign(serviceMessages, { month, count: 0 });
  return ++serviceMessages.count <= FREE_SERVICE_MESSAGES;
}
