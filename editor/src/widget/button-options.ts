import { chatLink, digitsOf } from '../chat-links/chat-link';

export const BUTTON_COLORS = ['green', 'teal', 'white'] as const;
export const BUTTON_SIZES = ['standard', 'compact'] as const;

/** The most characters of a label, and of the text that is written for the customer. */
export const MOST_LABEL = 60;
export const MOST_PREFILL = 1_000;

/** What a button on a website looks like and where it leads. */
export interface ButtonOptions {
  readonly number: string;
  readonly label: string;
  readonly pre_filled_message: string;
  readonly color: (typeof BUTTON_COLORS)[number];
  readonly size: (typeof BUTTON_SIZES)[number];
  /** 0 to 100 px, or 0 to 50 %. */
  readonly border_radius: string;
}

export const FIRST_OPTIONS: Omit<ButtonOptions, 'number'> = {
  label: 'Message us',
  pre_filled_message: '',
  color: 'green',
  size: 'standard',
  border_radius: '24px',
};

/** Reads an attribute of the element; null when it is not there. */
export type ReadAttribute = (name: string) => string | null;

/**
 * What the attributes of an element on somebody's page ask for. Nothing is taken over as it stands: what is not known
 * gives the button its usual looks, and without a number there is no button (null).
 */
export function buttonOptions(read: ReadAttribute): ButtonOptions | null {
  const attribute = (name: keyof ButtonOptions) =>
    (read(name) ?? read(`data-${name.replaceAll('_', '-')}`) ?? '').trim();
  const number = digitsOf(attribute('number'));
  if (number === null) return null;
  return {
    number,
    label: attribute('label').slice(0, MOST_LABEL) || FIRST_OPTIONS.label,
    pre_filled_message: attribute('pre_filled_message').slice(0, MOST_PREFILL),
    color: oneOf(BUTTON_COLORS, attribute('color')) ?? FIRST_OPTIONS.color,
    size: oneOf(BUTTON_SIZES, attribute('size')) ?? FIRST_OPTIONS.size,
    border_radius: radius(attribute('border_radius')) ?? FIRST_OPTIONS.border_radius,
  };
}

/**
 * Where the button leads: to WhatsApp, or to the phone of the sandbox that the script came from when its address says
 * `?sandbox`.
 */
export function buttonAddress({ number, pre_filled_message }: ButtonOptions, script: string): string {
  return chatLink({ number, text: pre_filled_message, phone: phoneOf(script) });
}

function phoneOf(script: string): string {
  if (!URL.canParse(script)) return '';
  const { protocol, origin, searchParams } = new URL(script);
  return /^https?:$/.test(protocol) && searchParams.has('sandbox') ? `${origin}/sandbox/` : '';
}

function oneOf<T extends string>(known: readonly T[], asked: string): T | undefined {
  return known.find((one) => one === asked.toLowerCase());
}

function radius(asked: string): string | null {
  const [, amount = '', unit = ''] = /^(\d{1,3}(?:\.\d{1,2})?)(px|%)$/.exec(asked) ?? [];
  if (unit === '' || Number(amount) > (unit === '%' ? 50 : 100)) return null;
  return `${amount}${unit}`;
}
