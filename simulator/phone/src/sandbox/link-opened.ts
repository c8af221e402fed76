/** What a chat link asks of the phone: a chat with this business, with a message already written. */
export interface LinkOpened {
  /** The digits of the business's number. */
  readonly number: string;
  readonly text: string;
}

/** Reads `?to=<digits>&text=<message>`, as the addresses of wa.me have them; null when no link was opened. */
export function linkOpened(search: string): LinkOpened | null {
  const parameters = new URLSearchParams(search);
  const number = parameters.get('to') ?? '';
  return /^\d{7,15}$/.test(number) ? { number, text: (parameters.get('text') ?? '').slice(0, 4_096) } : null;
}

/** Whether a business's number, however it is written, is the one that the link leads to. */
export function leadsTo({ number }: LinkOpened, displayPhoneNumber: string): boolean {
  return displayPhoneNumber.replace(/\D/g, '') === number;
}
