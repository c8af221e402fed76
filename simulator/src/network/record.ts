import type { RecordedMessage, RecordSummary } from '../control-api';
import type { Chat, Entry } from './people';

/** A line of the record with what its receipts still need. */
export type SentMessage = { -readonly [Key in keyof RecordedMessage]: RecordedMessage[Key] } & {
  readonly chat: Chat;
  readonly entry: Entry | null;
  /** The `pricing` object of its receipts, as JSON. */
  readonly pricing: string;
  /** Fails with this code instead of being sent. */
  readonly doom: number | null;
};

type NewMessage = Omit<SentMessage, 'sequence' | 'status' | 'errorCode'>;

/** Everything the business number's API accepted, in order. Nothing is ever dropped from it but by `clear`. */
export class Record {
  private messages: SentMessage[] = [];
  private readonly callbackData = new Set<string>();
  private readonly errors = new Map<number, number>();
  private duplicates = 0;

  add(message: NewMessage): SentMessage {
    const sent: SentMessage = { ...message, sequence: this.messages.length + 1, status: 'sending', errorCode: null };
    this.restore(sent);
    return sent;
  }

  /** Takes back a message of an earlier process, as it was. */
  restore(sent: SentMessage): void {
    this.messages.push(sent);
    if (sent.callbackData === null) return;
    if (this.callbackData.has(sent.callbackData)) this.duplicates++;
    else this.callbackData.add(sent.callbackData);
  }

  /** Counts a Graph error, refused or failed later. */
  countError(code: number, times = 1): void {
    this.errors.set(code, (this.errors.get(code) ?? 0) + times);
  }

  errorCounts(): readonly (readonly [code: number, times: number])[] {
    return [...this.errors];
  }

  all(): readonly SentMessage[] {
    return this.messages;
  }

  page(after: number, limit: number): { readonly messages: readonly RecordedMessage[]; readonly next: number | null } {
    const messages = this.messages.slice(after, after + limit);
    const end = after + messages.length;
    return { messages: messages.map(recordedView), next: end < this.messages.length ? end : null };
  }

  summary(): Pick<RecordSummary, 'accepted' | 'byStatus' | 'errors' | 'duplicates'> {
    const byStatus: { [status: string]: number } = {};
    for (const { status } of this.messages) byStatus[status] = (byStatus[status] ?? 0) + 1;
    return {
      accepted: this.messages.length,
      byStatus,
      errors: Object.fromEntries(this.errors),
      duplicates: this.duplicates,
    };
  }

  clear(): void {
    this.messages = [];
    this.callbackData.clear();
    this.errors.clear();
    this.duplicates = 0;
  }
}

export function recordedView(sent: SentMessage): RecordedMessage {
  const { chat: _chat, entry: _entry, pricing: _pricing, doom: _doom, ...recorded } = sent;
  return recorded;
}
